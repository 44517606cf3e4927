/** What people submit: confirmed by them, decided on by moderators, and then one of the month's events. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventStore } from '../../core/calendar/event.store.ts';
import { noting, operationStore } from '../../core/operations/operation.store.ts';
import { communityResourceStore } from '../../core/submissions/community-resource.store.ts';
import { submissionStore } from '../../core/submissions/submission.store.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { CROWDED } from '../../core/submissions/submission-limits.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { alarmStore } from '../../core/sweep/alarm.store.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { forget, listSubmissions, takeDownById } from '../../operator/submissions.ts';
import { readable } from '../email/reading.ts';
import { pdfOf } from '../submissions/pdf.ts';
import { actionOf, letterTo, linkIn, pass, sendForm } from './form.ts';
import { everything, press as pressOwn } from './managing.ts';
import { AGENCY, type Month, openMonth, WEBINAR } from './month.ts';
import {
  BOOK,
  CARLA,
  confirmBy,
  MAYA,
  MODERATED,
  moderationLink,
  NILS,
  press,
  publish,
  SUBMIT_EVENT,
  SUBMIT_RESOURCE,
  submit,
  uploadOf,
  VIGIL,
} from './submitting.ts';

const ANA = 'ana@example.org';

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR], MODERATED);
  await month.signUp({ address: ANA });
});
afterEach(() => month.close());

const page = async (path: string) => readable(await (await month.ask(path)).text());
const to = (address: string) => month.received().filter((line) => line.startsWith(`${address}:`));
const vigil = async () =>
  (await eventStore(month.cloud.table).events(2026, 'community')).find(
    ({ summary }) => summary === VIGIL['title'],
  );
const storedEvent = (eventId: string) =>
  eventStore(month.cloud.table).event({ year: 2026, source: 'community', eventId });
const pageOfVigil = async () => `/2026/${(await vigil())?.id}?language=en`;
const submissionOf = (link: string) => link.split('/')[2] ?? '';

/** Not confirmed yet. */
const waitingBook = (id: string): Submission => ({
  ...{ id, flyer: null, state: 'unconfirmed', revision: 1, changedBy: null, publishedAt: null },
  ...{ changedAt: month.cloud.clock.now().toISOString(), wording: '0123456789ab' },
  content: {
    ...{ type: 'resource', kind: 'book', title: 'Gold', by: null, note: null },
    ...{ about: 'Buy it.', link: 'https://evil.example/' },
  },
});

describe('an event that somebody submits', () => {
  it('goes to the moderators once its address has confirmed, and to nobody before', async () => {
    const sent = await submit(month, SUBMIT_EVENT, VIGIL);
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      '/check-your-email?for=submission&language=en',
    ]);
    await month.cloud.settle();
    expect([to(MAYA), to(NILS)]).toEqual([[], []]);
    const letter = await letterTo(month, CARLA);
    expect(letter).not.toMatch(/Candlelight|Park Road|partner\.example\.org\/vigil/);
    expect(to(CARLA)).toEqual([`${CARLA}: DOE: confirm your email address`]);
    expect((await confirmBy(month, CARLA)).headers.get('location')).toBe('/confirmed/submission?language=en');
    await month.cloud.settle();
    expect([to(MAYA), to(NILS)]).toEqual([
      [`${MAYA}: DOE: something was submitted`],
      [`${NILS}: DOE: alguien envió algo`],
    ]);
    const asked = await letterTo(month, MAYA);
    expect(asked).toContain('5 Park Road, Fresno');
    expect(asked).toContain('https[:]//partner[.]example[.]org/vigil');
    expect(asked).not.toContain(CARLA);
  });

  it('stands on page and feed once a moderator approves it, and its people are reminded at its time', async () => {
    const link = await publish(month, SUBMIT_EVENT, VIGIL);
    expect(await page('/?language=en')).toContain('Presented by Fresno Neighbors; not by DOE');
    const own = await page(await pageOfVigil());
    for (const said of ['Candlelight vigil', 'Community event', '6:00 – 7:30 PM PST', 'Bring a candle.'])
      expect(own).toContain(said);
    const feed = await (await month.ask('/2026.ics?style=open&language=en')).text();
    expect(feed).toMatch(/CATEGORIES:IN-PERSON,COMMUNITY/);
    expect(await page(link)).toContain('Maya approved it on Monday, January 5, 2026');
    await month.cloud.settle();
    expect(await letterTo(month, CARLA)).toContain(`https://month.example/2026/${(await vigil())?.id}`);
    await month.goTo('2026-01-19T18:00:00-08:00');
    expect(to(ANA).join()).toMatch(/DOE in-person event: Tue, Jan 20, 6:00\sPM PST/);
    const reminder = await letterTo(month, ANA);
    expect(reminder).toContain('Community event: Presented by Fresno Neighbors; not by DOE');
  });

  it('is left alone by the next load, also by one whose calendar is another, and when its year’s file has gone', async () => {
    await publish(month, SUBMIT_EVENT, VIGIL);
    const before = await vigil();
    await month.load([{ ...WEBINAR, summary: 'Another title' }], MODERATED);
    expect(await vigil()).toEqual(before);
    expect(await page('/2026?language=en')).toContain('Candlelight vigil');
    await month.cloud.deploy([{ name: 'agency.yaml', text: MODERATED }]).catch(async (refused: Error) => {
      const [, hash = ''] = /accept=([0-9a-f]+)/.exec(refused.message) ?? [];
      await month.cloud.deploy([{ name: 'agency.yaml', text: MODERATED }], hash);
    });
    await month.goTo('2026-01-18T00:00:00Z');
    await month.cloud.deploy([{ name: 'agency.yaml', text: MODERATED }]);
    await month.pagesFollow();
    expect(await page('/2026?language=en')).toContain('Candlelight vigil');
  });

  it('is edited by a moderator: old links decide on nothing, and the new one approves what was edited', async () => {
    await submit(month, SUBMIT_EVENT, VIGIL);
    await confirmBy(month, CARLA);
    const [first, other] = [await moderationLink(month, MAYA), await moderationLink(month, NILS)];
    const form = await (await month.ask(`${first}/edit?language=en`)).text();
    expect(form).toContain('value="5 Park Road, Fresno"');
    const bad = await month.ask(actionOf(form), {
      method: 'POST',
      body: uploadOf(form, { ...VIGIL, day: '' }),
    });
    expect([bad.status, readable(await bad.text())]).toEqual([422, expect.stringContaining('Enter the day')]);
    const edited = uploadOf(form, { ...VIGIL, title: 'Vigil in the park' });
    const answer = await month.ask(actionOf(form), { method: 'POST', body: edited });
    const second = answer.headers.get('location') ?? '';
    expect(second).toMatch(/^\/moderate\/[0-9a-f]{32}\/2\//);
    expect(await page(`${other}?language=en`)).toContain('Maya has edited it');
    const late = await press(month, other, 'approve');
    expect(late.headers.get('location')).toContain('said=late');
    expect(await vigil()).toBeUndefined();
    await press(month, second.split('?')[0] ?? '', 'approve');
    await month.pagesFollow();
    expect(await page('/2026?language=en')).toContain('Vigil in the park');
  });

  it('is declined with a word, and nothing of it is shown', async () => {
    await submit(month, SUBMIT_EVENT, VIGIL, { bytes: pdfOf(), name: 'flyer.pdf' });
    await confirmBy(month, CARLA);
    const link = await moderationLink(month, MAYA);
    expect((await month.ask(`${link}/flyer`)).status).toBe(200);
    await press(month, link, 'decline', 'Please send it\r\nto the county.');
    expect(await letterTo(month, CARLA)).toContain('Please send it');
    expect(await page(`${link}?language=en`)).toContain('Maya declined it');
    expect((await month.ask(`${link}/flyer`)).status).toBe(404);
    expect(await page('/2026?language=en')).not.toContain('Candlelight');
  });

  it('is declined to its end where that broke off, by the same button or by the sweep: whoever submitted it hears why', async () => {
    for (const end of ['button', 'sweep']) {
      await submit(month, SUBMIT_RESOURCE, { ...BOOK, title: `Book for the ${end}` });
      await confirmBy(month, CARLA);
      const link = await moderationLink(month, MAYA);
      const now = month.cloud.clock.now();
      const decision = {
        id: submissionOf(link),
        revision: 1,
        by: 'Maya',
        now,
        keptUntil: new Date(now.getTime() + 1e10),
      };
      await submissionStore(month.cloud.table).decide('declined', {
        ...decision,
        word: 'We have it already.',
      });
      if (end === 'button') await press(month, link, 'decline');
      else await month.goTo(new Date(now.getTime() + 26 * 3_600_000).toISOString());
      await month.cloud.settle();
      const letter = await letterTo(month, CARLA);
      expect(letter).toContain('We have it already.');
      expect(letter).toContain(`Book for the ${end}`);
    }
  });

  it('is decided once: of two moderators the first, however often anybody presses', async () => {
    await submit(month, SUBMIT_EVENT, VIGIL);
    await confirmBy(month, CARLA);
    const [one, other] = [await moderationLink(month, MAYA), await moderationLink(month, NILS)];
    const answers = await Promise.all([
      press(month, one, 'approve'),
      press(month, other, 'decline'),
      press(month, one, 'approve'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    await month.pagesFollow();
    await month.cloud.settle();
    const state = (await submissionStore(month.cloud.table).find(submissionOf(one), month.cloud.clock.now()))
      ?.state;
    expect([state, (await vigil()) !== undefined]).toEqual(
      state === 'approved' ? ['approved', true] : ['declined', false],
    );
    expect(to(CARLA)).toHaveLength(2);
    await press(month, other, 'decline');
    await press(month, one, 'approve');
    await month.cloud.settle();
    expect(to(CARLA)).toHaveLength(2);
    const log = await submissionStore(month.cloud.table).log(submissionOf(one));
    expect(log.filter(({ what }) => what === 'approved' || what === 'declined')).toHaveLength(1);
  });

  it('is taken down by the same link: no word of it is left on page, feed or notice, and its flyer is gone', async () => {
    const secret = {
      ...VIGIL,
      title: 'Vigil for Rosalind',
      presenters: 'Rosalind Lopez',
      location: 'Shelter, 12 Hidden Lane',
      contact: 'rosalind@private.example.org',
      about: 'Rosalind lived here.',
    };
    const words = [...Object.values(secret).slice(5, 10), 'Rosalind', 'Hidden', 'private', 'partner'];
    const link = await publish(month, SUBMIT_EVENT, secret, { bytes: pdfOf() });
    const [event] = await eventStore(month.cloud.table).events(2026, 'community');
    const id = event?.id ?? '';
    const flyer = `/2026/${id}/flyer.pdf`;
    const download = await month.ask(flyer);
    expect(Object.fromEntries(download.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="flyer.pdf"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await download.arrayBuffer()).equals(pdfOf())).toBe(true);
    const ask = { address: 'bo@example.org', language: 'en', style: 'open' };
    await sendForm(month, `/2026/${id}?language=en`, ask);
    await month.ask(linkIn(await letterTo(month, 'bo@example.org'), '/confirm'), { method: 'POST' });
    await month.cloud.settle();
    await press(month, link, 'withdraw');
    await month.pagesFollow();
    const shown = [`/2026/${id}`, `/2026/${id}.ics`, '/2026', '/2026.ics', '/2026.atom', '/2026.json'];
    for (const path of shown) {
      for (const language of ['en', 'es']) {
        const told = await (await month.ask(`${path}?language=${language}&style=open`)).text();
        for (const word of words) expect(told, `${path} ${language}`).not.toContain(word);
      }
    }
    expect(await page(`/2026/${id}?language=en`)).toMatch(/Community event.*canceled/s);
    expect(await page(`/2026/${id}?language=es`)).toContain('Evento de la comunidad');
    expect((await month.ask(flyer)).status).toBe(404);
    await month.goTo('2026-01-06T09:00:00-08:00');
    const notice = await letterTo(month, 'bo@example.org');
    expect(to('bo@example.org').join()).toContain('Canceled: DOE in-person event, Tue, Jan 20');
    expect(notice).toContain('Community event: Not by DOE');
    for (const word of words) expect(notice).not.toContain(word);
    for (const word of words) expect(JSON.stringify(await storedEvent(id))).not.toContain(word);
    expect(await page(`${link}?language=en`)).toContain('Maya took it down');
  });

  it('is corrected while it goes on, and nobody hears of what is no change to them', async () => {
    const exhibit = { kind: 'EXHIBIT', day: '2026-01-06', 'last-day': '2026-01-30', from: '', to: '' };
    const submitted = { ...VIGIL, ...exhibit, about: 'Photographs of Rosalind.' };
    const link = await publish(month, SUBMIT_EVENT, submitted);
    const { id } = (await vigil()) ?? {};
    await month.goTo('2026-01-10T09:00:00-08:00');
    const before = month.received();
    const form = await (await month.ask(`${link}/edit?language=en`)).text();
    const send = (answers: Record<string, string>) =>
      month.ask(actionOf(form), { method: 'POST', body: uploadOf(form, { ...submitted, ...answers }) });
    expect((await send({ day: '2026-01-07' })).status).toBe(422);
    expect((await send({ about: 'Photographs.' })).status).toBe(303);
    await month.pagesFollow();
    expect(await page(`/2026/${id}?language=en`)).not.toContain('Rosalind');
    await month.goTo('2026-01-10T12:00:00-08:00');
    expect(month.received().filter((mail) => !before.includes(mail) && /DOE exhibit/i.test(mail))).toEqual(
      [],
    );
  });

  it('is corrected after it was published: pages follow at once, and what was submitted is kept', async () => {
    const link = await publish(month, SUBMIT_EVENT, VIGIL);
    const { id } = (await vigil()) ?? {};
    const form = await (await month.ask(`${link}/edit?language=en`)).text();
    expect(readable(form)).toContain('Correct what is published');
    expect(readable(form)).toMatch(/If you change its day, hours or place, (one|up to \d+) pe/);
    const elsewhere = await month.ask(actionOf(form), {
      method: 'POST',
      body: uploadOf(form, { ...VIGIL, day: '2027-01-20' }),
    });
    expect(elsewhere.status).toBe(422);
    const body = uploadOf(form, { ...VIGIL, presenters: 'Neighbors' });
    const answer = await month.ask(actionOf(form), { method: 'POST', body });
    await month.pagesFollow();
    const own = await page(`/2026/${id}?language=en`);
    expect(own).toContain('Presented by Neighbors');
    expect(own).not.toContain('Fresno Neighbors');
    const next = answer.headers.get('location')?.split('?')[0] ?? '';
    expect(await page(`${next}?language=en`)).toContain('It is published');
    const kept = await month.cloud.table.get<{ content: { presenters: string[] } }>({
      pk: `SUBMISSION#${submissionOf(link)}`,
      sk: 'REVISION#1',
    });
    expect(kept?.content.presenters).toEqual(['Fresno Neighbors']);
    await press(month, link, 'withdraw');
    expect((await vigil())?.status).toBe('CONFIRMED');
    await press(month, next, 'withdraw');
    expect(await vigil()).toBeUndefined();
  });

  it('can be published to its end, or taken down, where publishing broke off; and taken down to its end', async () => {
    const link = await publish(month, SUBMIT_EVENT, VIGIL, { bytes: pdfOf() });
    const key = { pk: `SUBMISSION#${submissionOf(link)}`, sk: 'SUBMISSION' };
    const brokenOff = (set: string, value: unknown) =>
      month.cloud.table.update(key, {
        UpdateExpression: `SET ${set} = :value`,
        ExpressionAttributeValues: { ':value': value },
      });
    await brokenOff('publishedAt', null);
    expect(await page(`${link}?language=en`)).toContain('Finish publishing');
    expect((await press(month, link, 'approve')).headers.get('location')).not.toContain('late');
    expect(await page(`${link}?language=en`)).toContain('It is published');
    await brokenOff('publishedAt', null);
    expect(await page(`${link}?language=en`)).toContain('Take it down');
    await month.cloud.table.update(key, {
      UpdateExpression: 'SET #state = :state',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': 'withdrawn' },
    });
    expect(await page(`${link}?language=en`)).toContain('Taking it down was not finished');
    await press(month, link, 'withdraw');
    expect(await vigil()).toBeUndefined();
    expect(await page(`${link}?language=en`)).not.toContain('not finished');
  });

  it('is taken down by whoever still publishes what was taken down meanwhile', async () => {
    await submit(month, SUBMIT_EVENT, VIGIL);
    await confirmBy(month, CARLA);
    const link = await moderationLink(month, MAYA);
    const store = submissionStore(month.cloud.table);
    const now = month.cloud.clock.now();
    const decision = {
      id: submissionOf(link),
      revision: 1,
      by: 'Maya',
      now,
      keptUntil: new Date(now.getTime() + 1e10),
    };
    await store.decide('approved', decision);
    const [one, other] = await Promise.all([press(month, link, 'approve'), press(month, link, 'withdraw')]);
    expect([one.status, other.status]).toEqual([303, 303]);
    expect(await vigil()).toBeUndefined();
  });

  it('follows the reminders of the agency, and is taken down as long as it stands', async () => {
    const link = await publish(month, SUBMIT_EVENT, VIGIL);
    const before = (await vigil())?.reminders.length ?? 0;
    expect(before).toBe(1);
    await month.load([WEBINAR], MODERATED.replace('IN-PERSON: [-P1D]', 'IN-PERSON: [-P3D, -PT2H]'));
    expect((await vigil())?.reminders.map(({ dueAt }) => dueAt)).toEqual([
      '2026-01-18T02:00:00Z',
      '2026-01-21T00:00:00Z',
    ]);
    pass(month, 500 * 86_400);
    expect(await page(`${link}?language=en`)).toContain('Take it down');
  });
});

describe('a resource that somebody shares', () => {
  it('is kept beside the agency’s own once it is approved, and goes when it is taken down', async () => {
    const link = await publish(month, SUBMIT_RESOURCE, BOOK);
    const kept = communityResourceStore(month.cloud.table);
    expect((await kept.all()).map(({ content }) => content.title)).toEqual(['A book that helped me']);
    const shown = await page('/resources?language=en');
    for (const said of [
      'A book that helped me',
      'It speaks of violence.',
      'Shared by the community; not by DOE',
    ])
      expect(shown).toContain(said);
    expect(await page('/2026?language=en')).toContain('Books and novels (1)');
    await press(month, link, 'withdraw');
    await month.pagesFollow();
    expect(await page('/resources?language=en')).not.toContain('A book that helped me');
    expect(await kept.all()).toEqual([]);
  });
});

describe('a submission', () => {
  it('is forgotten when nobody confirms it, and its link says so', async () => {
    await submit(month, SUBMIT_EVENT, VIGIL);
    const link = linkIn(await letterTo(month, CARLA), '/confirm');
    pass(month, 8 * 86_400);
    expect((await month.ask(link, { method: 'POST' })).status).toBe(410);
    await month.cloud.settle();
    expect(to(MAYA)).toEqual([]);
  });

  it('that nobody decides on is forgotten after 60 days, and its moderators’ links say so', async () => {
    await submit(month, SUBMIT_EVENT, { ...VIGIL, day: '2026-12-01' });
    await confirmBy(month, CARLA);
    const link = await moderationLink(month, MAYA);
    pass(month, 61 * 86_400);
    expect((await month.ask(link)).status).toBe(404);
    await press(month, link, 'approve');
    expect(await vigil()).toBeUndefined();
  });

  it('that waits is brought to its moderators again each week, to one who came later too, and its end is told', async () => {
    await submit(month, SUBMIT_EVENT, { ...VIGIL, day: '2026-12-01' });
    await confirmBy(month, CARLA);
    await month.cloud.settle();
    const asked = () => [to(MAYA).length, to(NILS).length, to('omar@moderators.example.org').length];
    expect(asked()).toEqual([1, 1, 0]);
    await month.goTo('2026-01-07T09:00:00-08:00');
    expect(asked()).toEqual([1, 1, 0]);
    await month.load([WEBINAR], `${MODERATED}  - { name: Omar, email: omar@moderators.example.org }\n`);
    await month.goTo('2026-01-09T09:00:00-08:00');
    expect(asked()).toEqual([1, 1, 1]);
    await month.goTo('2026-01-13T12:00:00-08:00');
    expect(asked()).toEqual([2, 2, 2]);
    pass(month, 55 * 86_400);
    await month.goTo(new Date(month.cloud.clock.now().getTime() + 2 * 86_400_000).toISOString());
    expect(await letterTo(month, CARLA)).toContain('nobody here has decided');
  });

  it('that waits is brought again by one letter a week, however much it is, which leads to each', async () => {
    const titles = [1, 2, 3].map((number) => `Book ${number}`);
    for (const title of titles) {
      await submit(month, SUBMIT_RESOURCE, { ...BOOK, title });
      await confirmBy(month, CARLA);
      await month.cloud.settle();
    }
    expect(to(MAYA)).toHaveLength(3);
    await month.goTo('2026-01-14T12:00:00-08:00');
    expect(to(MAYA).slice(3)).toEqual([`${MAYA}: DOE: what waits for you`]);
    const letter = await letterTo(month, MAYA);
    expect(letter).toContain('Waiting now: 3.');
    const links = [...letter.matchAll(/\/moderate\/\S+/g)].map(([link]) => link);
    expect(new Set(links).size).toBe(3);
    for (const [index, link] of links.slice(1).entries())
      expect(await page(link)).toContain(titles[index] ?? 'none');
    for (const link of links.slice(1)) await press(month, link, 'decline');
    await month.goTo('2026-01-22T12:00:00-08:00');
    expect(to(MAYA)).toHaveLength(4);
  });

  it('that no moderator can be asked about is an alarm', async () => {
    await submit(month, SUBMIT_EVENT, VIGIL);
    await confirmBy(month, CARLA);
    await month.load([WEBINAR], AGENCY);
    await month.goTo('2026-01-07T09:00:00-08:00');
    expect((await alarmStore(month.cloud.table).standing()).map(({ kind }) => kind)).toContain(
      'submission-stuck',
    );
  });

  it('is listed, taken down and forgotten by an operator’s command', async () => {
    const link = await publish(month, SUBMIT_EVENT, VIGIL);
    const now = () => month.cloud.clock.now();
    const note = noting(month.cloud.table, { by: 'ana', now });
    const listed = await listSubmissions({ table: month.cloud.table, now });
    expect(listed).toMatchObject([{ id: submissionOf(link), state: 'published', title: VIGIL['title'] }]);
    const { id: eventId = '' } = (await vigil()) ?? {};
    const ask = { address: 'bo@example.org', language: 'en', style: 'open' };
    await sendForm(month, `/2026/${eventId}?language=en`, ask);
    await month.ask(linkIn(await letterTo(month, 'bo@example.org'), '/confirm'), { method: 'POST' });
    await month.goTo('2026-01-06T09:00:00-08:00');
    await takeDownById(
      submissionOf(link),
      { table: month.cloud.table, now, note, stack: null },
      { yes: true },
    );
    await month.pagesFollow();
    expect(await page('/2026?language=en')).not.toContain('Candlelight vigil');
    // By the clock of the service, which is not this process's: otherwise nobody is taken to have known it as it was.
    const { changedAt = '', addedAt = '' } = (await storedEvent(eventId)) ?? {};
    expect([addedAt.slice(0, 10), changedAt.slice(0, 10)]).toEqual(['2026-01-05', '2026-01-06']);
    await month.goTo('2026-01-06T10:00:00-08:00');
    expect(to('bo@example.org').join()).toContain('Canceled: DOE in-person event, Tue, Jan 20');
    expect(await listSubmissions({ table: month.cloud.table, now })).toEqual([]);

    await submit(month, SUBMIT_RESOURCE, BOOK);
    await confirmBy(month, CARLA);
    const waits = submissionOf(await moderationLink(month, MAYA));
    const keys = { keys: month.cloud.keys, idKeyParameter: KEY_PARAMETERS.idKey };
    const forgotten = await forget(
      parseAddress(CARLA),
      { table: month.cloud.table, note, ...keys },
      { yes: true },
    );
    expect(forgotten.json).toEqual({ forgotten: 2 });
    const store = submissionStore(month.cloud.table);
    expect(await store.find(waits, now())).toBeUndefined();
    expect(await store.submitter(submissionOf(link), now())).toBeUndefined();

    const operations = await operationStore(month.cloud.table).since('2026-01-05');
    expect(operations.map(({ by, what }) => `${by}: ${what}`)).toEqual([
      'Maya: submissions approve',
      'ana: submissions take-down',
      'ana: submissions forget',
    ]);
    expect(operations[0]).toMatchObject({ about: { submission: submissionOf(link), revision: 1 } });
    expect(JSON.stringify(operations)).not.toContain('@');
  });

  it('is erased with its submitter: nothing of the address is left, nor of what waited; what is published stays', async () => {
    await month.signUp({ address: CARLA });
    const link = await publish(month, SUBMIT_EVENT, VIGIL);
    await submit(month, SUBMIT_RESOURCE, BOOK);
    await confirmBy(month, CARLA);
    const waiting = submissionOf(await moderationLink(month, MAYA));
    const submitter = (await submissionStore(month.cloud.table).submitter(waiting, month.cloud.clock.now()))
      ?.id;
    const store = submissionStore(month.cloud.table);
    expect(await store.submittedBy(submitter ?? '')).toHaveLength(2);
    expect((await pressOwn(month, CARLA, 'erase')).status).toBe(303);
    expect(JSON.stringify(await everything(month))).not.toContain(CARLA);
    const now = month.cloud.clock.now();
    expect(await store.submitter(submissionOf(link), now)).toBeUndefined();
    expect(await store.find(waiting, now)).toBeUndefined();
    expect((await store.find(submissionOf(link), now))?.state).toBe('approved');
    expect(await store.submittedBy(submitter ?? '')).toEqual([]);
    expect(await store.unsettled()).toEqual([]);
  });

  it('forgets its address 30 days after the decision', async () => {
    const link = await publish(month, SUBMIT_EVENT, VIGIL);
    const store = submissionStore(month.cloud.table);
    expect(await store.submitter(submissionOf(link), month.cloud.clock.now())).toMatchObject({
      address: CARLA,
    });
    pass(month, 31 * 86_400);
    expect(await store.submitter(submissionOf(link), month.cloud.clock.now())).toBeUndefined();
  });

  it('is recorded step by step, with who did what', async () => {
    const link = await publish(month, SUBMIT_EVENT, VIGIL);
    const log = await submissionStore(month.cloud.table).log(submissionOf(link));
    expect(log.map(({ what, by }) => [what, by])).toEqual([
      ['submitted', null],
      ['confirmed', null],
      ['approved', 'Maya'],
      ['published', 'Maya'],
    ]);
  });

  it('is taken of nobody where no moderators are named: no form, no link to one, and no old link decides', async () => {
    expect(await page('/?language=en')).toContain('Submit an event');
    await submit(month, SUBMIT_EVENT, VIGIL);
    await confirmBy(month, CARLA);
    const link = await moderationLink(month, MAYA);
    await month.load([WEBINAR], AGENCY);
    expect(await page('/?language=en')).not.toContain('Submit an event');
    expect((await month.ask('/submit/event')).status).toBe(404);
    expect((await month.ask('/submit/resource')).status).toBe(404);
    expect((await month.ask(link)).status).toBe(404);
    await press(month, link, 'approve');
    expect(await vigil()).toBeUndefined();
  });

  it('goes on waiting when five of one address wait, and its link works again once there is room', async () => {
    const links: string[] = [];
    for (let number = 1; number <= 6; number += 1) {
      await submit(month, SUBMIT_RESOURCE, { ...BOOK, title: `Book ${number}` });
      links.push(linkIn(await letterTo(month, CARLA), '/confirm'));
      pass(month, 3700);
    }
    const answers = [];
    for (const link of links) answers.push((await month.ask(link, { method: 'POST' })).status);
    expect(answers).toEqual([303, 303, 303, 303, 303, 409]);
    await press(month, await moderationLink(month, MAYA), 'decline');
    expect((await month.ask(links[5] ?? '', { method: 'POST' })).status).toBe(303);
  });

  it('has room although somebody has filled half of it from one name; they have none', async () => {
    const store = submissionStore(month.cloud.table);
    const now = month.cloud.clock.now();
    for (let number = 0; number < CROWDED; number += 1) {
      const id = number.toString(16).padStart(32, '0');
      const submitter = { id, address: `x@a${number}.evil.example`, language: 'en' };
      await store.create(waitingBook(id), submitter, now);
      await store.confirm(id, submitter, now);
    }
    const answers = [];
    for (const address of ['y@b.evil.example', CARLA, 'dora@partner.example.org']) {
      await submit(month, SUBMIT_RESOURCE, { ...BOOK, address });
      answers.push((await confirmBy(month, address)).status);
    }
    expect(answers).toEqual([409, 303, 409]);
  });

  it('changes nothing on GET, whoever opens its links', async () => {
    await submit(month, SUBMIT_EVENT, VIGIL);
    await month.ask(linkIn(await letterTo(month, CARLA), '/confirm'));
    await month.cloud.settle();
    expect(to(MAYA)).toEqual([]);
    await confirmBy(month, CARLA);
    const link = await moderationLink(month, MAYA);
    for (const path of [link, `${link}/edit`]) expect((await month.ask(path)).status).toBe(200);
    await month.pagesFollow();
    expect(await vigil()).toBeUndefined();
  });

  it('goes to nobody whom its stage may not mail', async () => {
    const own = await openMonth('2026-01-05T09:00:00-08:00', { deliverTo: CARLA });
    try {
      await own.load([WEBINAR], MODERATED);
      await submit(own, SUBMIT_EVENT, VIGIL);
      await confirmBy(own, CARLA);
      await own.cloud.settle();
      expect(own.received()).toEqual([`${CARLA}: DOE: confirm your email address`]);
    } finally {
      await own.close();
    }
  });

  it('puts neither address nor words into a log', async () => {
    await publish(month, SUBMIT_EVENT, VIGIL);
    for (const secret of [CARLA, MAYA, 'Candlelight', 'Fresno'])
      expect(month.printed()).not.toContain(secret);
  });
});
