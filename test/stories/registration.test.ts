import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventId } from '../../core/calendar/event.ts';
import { en } from '../../core/languages/en.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { letterTo, linkIn, pass, sendForm } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import {
  ask,
  confirmLink,
  formOn,
  giveUp,
  invitationsTo,
  JOIN,
  pageOf,
  register,
  save,
  smallWebinar,
  subjectsTo,
} from './registering.ts';
import { steppingIn, type WireCall } from './stepping-in.ts';
import { idOf } from './what-became.ts';

const [ANA, BO, CY, DEE] = [
  'ana@example.org',
  'bo@example.net',
  'cy@example.com',
  'dee@example.edu',
] as const;
const TWO_PLACES = smallWebinar(2);
const ONE_PLACE = smallWebinar(1);
const POST = { method: 'POST' };

let month: Month;
let step: (call: WireCall) => Promise<void> | void;
beforeEach(async () => {
  step = () => {};
  month = await openMonth(
    '2026-01-05T09:00:00-08:00',
    steppingIn((call) => step(call)),
  );
});
afterEach(() => month.close());

/** All mails to an address as they left, decoded. */
async function mailsTo(address: string): Promise<string[]> {
  const { inbox } = month.cloud;
  const mails = inbox.list().filter(({ to }) => to.includes(address));
  const read = await Promise.all(mails.map(({ id }) => inbox.get(id)));
  return read.map((mail) =>
    [mail?.subject, mail?.text, mail?.html, ...(mail?.attachments ?? []).map(({ content }) => content)].join(
      '\n',
    ),
  );
}

describe('registering', () => {
  beforeEach(async () => {
    await month.load([TWO_PLACES]);
  });

  it('takes a form, a letter and a button, and brings an invitation with the link to join', async () => {
    const asked = await ask(month, TWO_PLACES, ANA);
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/check-your-email?language=en']);
    const link = await confirmLink(month, ANA);
    const page = await (await month.ask(link)).text();
    expect(page).toContain('A talk about safety');
    expect(page).not.toContain(ANA);
    const done = await month.ask(link, POST);
    expect([done.status, done.headers.get('location')]).toEqual([303, '/confirmed/place?language=en']);
    await month.cloud.settle();
    const [invitation, ...others] = await invitationsTo(month, ANA);
    expect(others).toEqual([]);
    expect(invitation).toMatchObject({
      mimeMethod: 'REQUEST',
      method: 'REQUEST',
      uid: expect.stringMatching(/^[0-9a-f]{16}@updates\.example\.org$/),
      sequence: 0,
      status: 'CONFIRMED',
      summary: 'DOE webinar',
      organizer: 'mailto:letters@updates.example.org',
      attendees: [{ address: `mailto:${ANA}`, partstat: 'ACCEPTED', rsvp: 'FALSE' }],
      start: '2026-01-13T21:00:00Z',
    });
    expect(subjectsTo(month, ANA).at(-1)).toBe('DOE webinar, Tue, Jan 13, 1:00 PM PST: your place');
    expect((await mailsTo(ANA)).at(-1)).toContain(JOIN);
  });

  it('shows in the entry only what the style allows', async () => {
    await register(month, TWO_PLACES, ANA, { style: 'discreet' });
    await register(month, TWO_PLACES, BO, { style: 'open' });
    const [discreet] = await invitationsTo(month, ANA);
    const [open] = await invitationsTo(month, BO);
    expect(discreet?.text).not.toMatch(/safety|meet\.example/);
    expect(open).toMatchObject({ summary: 'A talk about safety' });
    expect(open?.text).toContain(JOIN);
  });

  it('pressed twice is one place, one invitation and one page', async () => {
    await ask(month, TWO_PLACES, ANA);
    const link = await confirmLink(month, ANA);
    await Promise.all([month.ask(link, POST), month.ask(link, POST)]);
    await month.cloud.settle();
    expect((await month.ask(link, POST)).status).toBe(200);
    expect(await invitationsTo(month, ANA)).toHaveLength(1);
    expect(await register(month, TWO_PLACES, BO)).toBe('/confirmed/place');
  });

  it('changes nothing before the button is pressed', async () => {
    await ask(month, TWO_PLACES, ANA);
    for (const method of ['GET', 'HEAD']) await month.ask(await confirmLink(month, ANA), { method });
    expect(await register(month, TWO_PLACES, BO)).toBe('/confirmed/place');
    expect(await register(month, TWO_PLACES, CY)).toBe('/confirmed/place');
    expect(await register(month, TWO_PLACES, ANA)).toBe('/confirmed/waiting');
  });

  it('speaks Spanish to whoever chose it', async () => {
    await register(month, TWO_PLACES, ANA, { language: 'es' });
    expect(subjectsTo(month, ANA).at(-1)).toBe(
      'DOE seminario web, mar, 13 de ene, 1:00 p.m., hora del Pacífico: su lugar',
    );
    expect((await invitationsTo(month, ANA))[0]?.summary).toContain('seminario web');
  });

  it('brings the reminders of this event alone', async () => {
    await month.load([TWO_PLACES, { ...WEBINAR, uid: 'other@example.org' }]);
    await register(month, TWO_PLACES, ANA);
    await month.goTo('2026-01-31T00:00:00Z');
    const reminders = subjectsTo(month, ANA).filter((subject) => /^DOE webinar: /.test(subject));
    expect(reminders).toHaveLength(2);
  });
});

describe('when all places are taken', () => {
  beforeEach(async () => {
    await month.load([ONE_PLACE]);
    expect(await register(month, ONE_PLACE, ANA)).toBe('/confirmed/place');
    expect(await register(month, ONE_PLACE, BO)).toBe('/confirmed/waiting');
    expect(await register(month, ONE_PLACE, CY)).toBe('/confirmed/waiting');
  });

  it('says so on the page, and puts whoever comes on the waiting list, without invitation or link', async () => {
    expect(await formOn(month, ONE_PLACE)).toContain('All places are taken');
    expect(subjectsTo(month, BO).at(-1)).toContain('waiting list');
    expect(await invitationsTo(month, BO)).toEqual([]);
    expect((await mailsTo(BO)).join()).not.toContain(JOIN);
  });

  it('gives a place that becomes free to whoever waits longest, and takes it out of the first one’s calendar', async () => {
    await giveUp(month, ONE_PLACE, ANA);
    const [request, cancel] = await invitationsTo(month, ANA);
    expect(cancel).toMatchObject({
      mimeMethod: 'CANCEL',
      method: 'CANCEL',
      uid: request?.uid,
      status: 'CANCELLED',
      attendees: [expect.objectContaining({ address: `mailto:${ANA}` })],
    });
    expect(cancel?.sequence).toBeGreaterThan(request?.sequence ?? Number.POSITIVE_INFINITY);
    expect(await invitationsTo(month, BO)).toMatchObject([{ method: 'REQUEST' }]);
    expect(await invitationsTo(month, CY)).toEqual([]);
    await giveUp(month, ONE_PLACE, BO);
    expect(await invitationsTo(month, CY)).toMatchObject([{ method: 'REQUEST' }]);
  });

  it('lets nobody overtake those who wait, and invites whoever comes back anew', async () => {
    await giveUp(month, ONE_PLACE, ANA);
    expect(await register(month, ONE_PLACE, ANA)).toBe('/confirmed/waiting');
    await giveUp(month, ONE_PLACE, BO);
    await giveUp(month, ONE_PLACE, CY);
    const sequences = (await invitationsTo(month, ANA)).map(({ method, sequence }) => [method, sequence]);
    expect(sequences).toEqual([
      ['REQUEST', 0],
      ['CANCEL', 1],
      ['REQUEST', 2],
    ]);
  });

  it('keeps the turn of whoever gave up in vain and asks anew, also at the moment at which their seat goes back', async () => {
    const isOfPlaces = ([key = '']: WireCall['keys']) => key.startsWith('PLACES#');
    step = ({ caller, action, keys }) => {
      if (caller === 'web' && action === 'dynamodb:DeleteItem' && isOfPlaces(keys))
        throw new Error('The connection broke before they were out of the line.');
    };
    await giveUp(month, ONE_PLACE, BO);
    step = () => {};
    await ask(month, ONE_PLACE, BO);
    const link = await confirmLink(month, BO);
    const own = `SUBSCRIBER#${await idOf(month, BO)}`;
    let hasBeenLookedAt = false;
    let pressed: Promise<Response> | undefined;
    step = async ({ caller, action, keys }) => {
      if (caller !== 'send-letter') return;
      if (action === 'dynamodb:GetItem' && keys[0] === own) hasBeenLookedAt = true;
      if (!hasBeenLookedAt || action !== 'dynamodb:UpdateItem' || !isOfPlaces(keys)) return;
      pressed ??= month.ask(link, POST);
      await pressed;
    };
    await month.load([TWO_PLACES]);
    expect((await pressed)?.headers.get('location')).toBe('/confirmed/place?language=en');
    const places = placeStore(month.cloud.table);
    const audience = `event.2026.calendar.${eventId(ONE_PLACE.uid, null)}`;
    expect(await places.seated(audience)).toEqual(new Set([await idOf(month, ANA), await idOf(month, BO)]));
    expect(await places.waiting(audience)).toMatchObject([{ id: await idOf(month, CY) }]);
    expect(await invitationsTo(month, BO)).toMatchObject([{ method: 'REQUEST' }]);
  });

  it('puts whoever presses three times at once into the line once, and seats them once', async () => {
    await ask(month, ONE_PLACE, DEE);
    const link = await confirmLink(month, DEE);
    await Promise.all([1, 2, 3].map(() => month.ask(link, POST)));
    await month.cloud.settle();
    const audience = `event.2026.calendar.${eventId(ONE_PLACE.uid, null)}`;
    const line = await placeStore(month.cloud.table).waiting(audience);
    expect(line).toHaveLength(3);
    for (const who of [ANA, BO, CY]) await giveUp(month, ONE_PLACE, who);
    expect(await invitationsTo(month, DEE)).toHaveLength(1);
  });

  it('gives those who wait the places that a deploy adds, in their order', async () => {
    await month.load([smallWebinar(2)]);
    await month.cloud.settle();
    expect(await invitationsTo(month, BO)).toHaveLength(1);
    expect(await invitationsTo(month, CY)).toEqual([]);
    await month.load([smallWebinar(1)]);
    await giveUp(month, ONE_PLACE, ANA);
    expect(await invitationsTo(month, CY)).toEqual([]);
  });

  it('lets whoever waits leave the line, and says so without a cancellation', async () => {
    await giveUp(month, ONE_PLACE, BO);
    expect(await invitationsTo(month, BO)).toEqual([]);
    expect(subjectsTo(month, BO).at(-1)).toContain('not registered any more');
    await giveUp(month, ONE_PLACE, ANA);
    expect(await invitationsTo(month, CY)).toHaveLength(1);
  });

  it('writes to whoever gets a place as they have chosen by then, not as they had when they came', async () => {
    await save(month, BO, { language: 'es', style: 'open' });
    await giveUp(month, ONE_PLACE, ANA);
    expect(await invitationsTo(month, BO)).toMatchObject([{ summary: 'A talk about safety' }]);
    expect(subjectsTo(month, BO).at(-1)).toContain('su lugar');
    await month.goTo('2026-01-31T00:00:00Z');
    const reminders = subjectsTo(month, BO).filter((subject) => /^A talk about safety/.test(subject));
    expect(reminders).toHaveLength(2);
  });

  it('reminds whoever has a place, and nobody who waits', async () => {
    await month.goTo('2026-01-31T00:00:00Z');
    const reminded = (address: string) =>
      subjectsTo(month, address).filter((subject) => /^DOE webinar: /.test(subject)).length;
    expect([reminded(ANA), reminded(BO)]).toEqual([2, 0]);
  });
});

describe('asking for a reminder', () => {
  it('of an event that others register for brings its reminders, and of no other event', async () => {
    const other = { ...WEBINAR, uid: 'other@example.org', summary: 'Another one' };
    await month.load([WEBINAR, other]);
    expect(await register(month, WEBINAR, ANA, { style: 'open' })).toBe('/confirmed/reminders');
    await month.goTo('2026-01-31T00:00:00Z');
    const reminders = subjectsTo(month, ANA).slice(1);
    expect(reminders).toHaveLength(2);
    for (const subject of reminders) expect(subject).toContain('Information session');
    expect(await invitationsTo(month, ANA)).toEqual([]);
  });

  it('keeps the style chosen for it, whichever lists are joined afterwards', async () => {
    await month.load([smallWebinar(2), WEBINAR]);
    await month.signUp({ address: ANA, lists: ['month-events'], style: 'open' });
    await register(month, smallWebinar(2), ANA, { style: 'discreet' });
    await sendForm(month, '/sign-up', {
      address: ANA,
      lists: 'newsletter',
      language: 'en',
      style: 'discreet',
    });
    await month.ask(await confirmLink(month, ANA), { method: 'POST' });
    await month.goTo('2026-01-31T00:00:00Z');
    const subjects = subjectsTo(month, ANA);
    expect(subjects.filter((subject) => subject.startsWith('Information session'))).toHaveLength(2);
    expect(subjects.filter((subject) => subject.includes('A talk about safety'))).toEqual([]);
  });

  it('is not offered once there is nothing more to come', async () => {
    await month.load([WEBINAR]);
    expect(await formOn(month, WEBINAR)).not.toBe('');
    await month.goTo('2026-01-13T20:30:00Z');
    expect(await formOn(month, WEBINAR)).toBe('');
  });
});

describe('a form that a stranger fills in with somebody’s address', () => {
  const stranger = { style: 'open', language: 'es' } as const;
  const askedLater = async () => {
    pass(month, 1000);
    await ask(month, WEBINAR, ANA, stranger);
    const letter = await letterTo(month, ANA);
    const page = await (await month.ask(`${linkIn(letter, '/confirm')}?language=en`)).text();
    return { letter, page };
  };
  const titles = () => subjectsTo(month, ANA).filter((subject) => subject.includes('Information session'));

  it('never has mails show more to whoever is known, nor in another language; letter and page say so', async () => {
    await month.load([WEBINAR]);
    await month.signUp({ address: ANA, style: 'discreet' });
    await ask(month, WEBINAR, ANA, { style: 'discreet' });
    const { letter, page } = await askedLater();
    expect(letter).toContain('English');
    expect(letter).not.toMatch(/Español$/m);
    for (const said of [letter, page]) expect(said).not.toContain(en.forms.style.open);
    expect(page).toContain('<dd>English</dd>');
    expect(page).toContain('show no more than you chose');
    await month.ask(await confirmLink(month, ANA), POST);
    await month.goTo('2026-01-31T00:00:00Z');
    expect(subjectsTo(month, ANA).filter((subject) => /^DOE webinar: /.test(subject))).toHaveLength(2);
    expect(titles()).toEqual([]);
  });

  it('leaves discreet what was asked for discreetly before', async () => {
    await month.load([WEBINAR]);
    await month.signUp({ address: ANA, style: 'open', lists: ['newsletter'] });
    await register(month, WEBINAR, ANA, { style: 'discreet' });
    const audience = `event.2026.calendar.${eventId(WEBINAR.uid, null)}`;
    const id = subscriberId(parseAddress(ANA), await month.cloud.keys.idKey(KEY_PARAMETERS.idKey));
    await subscriptionStore(month.cloud.table).leave(id, audience);
    const { letter, page } = await askedLater();
    for (const said of [letter, page]) expect(said).not.toContain(en.forms.style.open);
    await month.ask(await confirmLink(month, ANA), POST);
    await month.goTo('2026-01-31T00:00:00Z');
    expect(subjectsTo(month, ANA).filter((subject) => /^DOE webinar: /.test(subject))).toHaveLength(2);
    expect(titles()).toEqual([]);
  });

  it('tells whoever is not known that they get what it says, and where they can change it', async () => {
    await month.load([WEBINAR]);
    const { page } = await askedLater();
    expect(page).toContain('<dd>Español</dd>');
    expect(page).toContain('you can change both afterwards');
  });
});

describe('leaving the mail of an event with one click', () => {
  it('ends its reminders and keeps the place', async () => {
    await month.load([ONE_PLACE]);
    await register(month, ONE_PLACE, ANA);
    await month.goTo('2026-01-12T22:00:00Z');
    const reminder = month.cloud.inbox.list().at(-1);
    const mail = await month.cloud.inbox.get(reminder?.id ?? '');
    const header = mail?.headers.find(([name]) => name.toLowerCase() === 'list-unsubscribe')?.[1] ?? '';
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    await month.ask(new URL(header.slice(1, -1)).pathname, { method: 'POST', body });
    expect(await register(month, ONE_PLACE, BO)).toBe('/confirmed/waiting');
    const before = subjectsTo(month, ANA).length;
    await month.goTo('2026-01-31T00:00:00Z');
    expect(subjectsTo(month, ANA)).toHaveLength(before);
  });
});

describe('an event that is called off meanwhile', () => {
  it('is offered to nobody, seats nobody, and says why', async () => {
    await month.load([ONE_PLACE]);
    await ask(month, ONE_PLACE, ANA);
    const link = await confirmLink(month, ANA);
    await month.load([{ ...ONE_PLACE, more: [...(ONE_PLACE.more ?? []), 'STATUS:CANCELLED'] }]);
    expect(await formOn(month, ONE_PLACE)).toBe('');
    const answer = await month.ask(link, POST);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('This event is canceled');
    await month.cloud.settle();
    expect(await invitationsTo(month, ANA)).toEqual([]);
  });

  it('answers a form that was still open with the page as it is now', async () => {
    await month.load([ONE_PLACE]);
    const form = await formOn(month, ONE_PLACE);
    await month.goTo('2026-01-14T00:00:00Z');
    const answer = await month.ask(`${pageOf(ONE_PLACE)}?language=en`, {
      method: 'POST',
      body: new URLSearchParams({ address: ANA }),
    });
    expect(form).not.toBe('');
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('This event has taken place');
  });
});

describe('the form', () => {
  it.each([
    [{ address: '' }, 'Enter your email address'],
    [{ style: 'loud' }, 'Choose how much a message should show'],
    [{ language: 'xx' }, 'Choose one of the languages shown'],
  ])('is shown again with %o, and says what is wrong', async (answers, message) => {
    await month.load([ONE_PLACE]);
    const answer = await ask(month, ONE_PLACE, ANA, answers);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(message);
    expect(html).toMatch(/<title>Error: /);
    expect(html).toContain('A talk about safety');
  });
});
