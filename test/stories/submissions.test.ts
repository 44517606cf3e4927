/** What people submit: confirmed by them, decided on by moderators, and then one of the month's events. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventStore } from '../../core/calendar/event.store.ts';
import { communityResourceStore } from '../../core/submissions/community-resource.store.ts';
import { submissionStore } from '../../core/submissions/submission.store.ts';
import { readable } from '../email/reading.ts';
import { pdfOf } from '../submissions/pdf.ts';
import { actionOf, letterTo, linkIn, pass, sendForm } from './form.ts';
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
const pageOfVigil = async () => `/2026/${(await vigil())?.id}?language=en`;
const submissionOf = (link: string) => link.split('/')[2] ?? '';

describe('an event that somebody submits', () => {
  it('goes to the moderators once its address has confirmed, and to nobody before', async () => {
    const sent = await submit(month, SUBMIT_EVENT, VIGIL);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/check-your-email?language=en']);
    await month.cloud.settle();
    expect([to(MAYA), to(NILS)]).toEqual([[], []]);
    const letter = await letterTo(month, CARLA);
    expect(letter).toContain('Candlelight vigil');
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

  it('is taken down by the same link: whoever asked for it is told, and its text and flyer are gone', async () => {
    const link = await publish(month, SUBMIT_EVENT, VIGIL, { bytes: pdfOf() });
    const { attachments = [], id = '' } = (await vigil()) ?? {};
    const flyer = new URL(attachments[0] ?? '').pathname;
    const download = await month.ask(flyer);
    expect(Object.fromEntries(download.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="flyer.pdf"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await download.arrayBuffer()).equals(pdfOf())).toBe(true);
    const ask = { address: 'bo@example.org', language: 'en', style: 'discreet' };
    await sendForm(month, `/2026/${id}?language=en`, ask);
    await month.ask(linkIn(await letterTo(month, 'bo@example.org'), '/confirm'), { method: 'POST' });
    await press(month, link, 'withdraw');
    await month.pagesFollow();
    const own = await page(`/2026/${id}?language=en`);
    expect(own).toContain('canceled');
    expect(own).not.toContain('Bring a candle');
    expect((await month.ask(flyer)).status).toBe(404);
    await month.goTo('2026-01-06T09:00:00-08:00');
    expect(to('bo@example.org').join()).toMatch(/cancel/i);
    expect(await page(`${link}?language=en`)).toContain('Maya took it down');
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
