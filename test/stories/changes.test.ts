/** Calendars change after they were published: who is told what, and when. */
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { press, refOf } from './managing.ts';
import type { EventText, Month } from './month.ts';
import { openMonth, WEBINAR } from './month.ts';
import { invitationsTo, JOIN, register, smallWebinar } from './registering.ts';

/** Has a place; asked to be reminded; got a reminder through a list; is on that list and has got none. */
const [SEATED, WAITING, ASKED, REMINDED, ON_LIST] = [
  'seated@example.org',
  'waiting@example.org',
  'asked@example.org',
  'reminded@example.org',
  'on-list@example.org',
] as const;

const TALK = smallWebinar(1);
/** Of both, people are reminded a day and an hour before. */
const EVENTS = [WEBINAR, TALK];
const cancelled = (event: EventText): EventText => ({
  ...event,
  more: [...(event.more ?? ['CATEGORIES:WEBINAR']), 'STATUS:CANCELLED'],
});
const at = (event: EventText, start: string, end: string): EventText => ({ ...event, start, end });
/** Both events, an hour and a half later. */
const LATER = EVENTS.map((event) => at(event, '20260113T143000', '20260113T153000'));
/** Both events, a week later. */
const NEXT_WEEK = EVENTS.map((event) => at(event, '20260120T130000', '20260120T140000'));

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load(EVENTS);
  await register(month, TALK, SEATED);
  await register(month, TALK, WAITING);
  await register(month, WEBINAR, ASKED);
  await month.signUp({ address: REMINDED });
  forget();
});
afterEach(() => month.close());

/** Mails that came before are of no interest any more. */
let known: ReadonlySet<string>;
function forget(): void {
  known = new Set(month.cloud.inbox.list().map(({ id }) => id));
}

/** `address: subject` of each new mail, sorted. */
const told = (): string[] =>
  month.cloud.inbox
    .list()
    .filter(({ id }) => !known.has(id))
    .map(({ to, subject }) => `${to.join()}: ${subject}`)
    .toSorted();

/** One mail to whoever was promised one of the events, and to the one who was reminded of both, one for each. */
const toldToAll = (subject: string): string[] =>
  [ASKED, REMINDED, REMINDED, SEATED].map((address) => `${address}: ${subject}`);

/** The text of the newest mail to an address. */
async function textTo(address: string): Promise<string> {
  const last = month.cloud.inbox.list().findLast(({ to }) => to.includes(address));
  return (last && (await month.cloud.inbox.get(last.id))?.text) ?? '';
}

/** The calendar file of the newest mail to an address, as a calendar program reads it. */
async function calendarTo(address: string) {
  const last = month.cloud.inbox.list().findLast(({ to }) => to.includes(address));
  const { attachments } = await PostalMime.parse((last && month.cloud.inbox.eml(last.id)) ?? Buffer.alloc(0));
  const file = attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  const content = file?.content ?? '';
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    status: event.component.getFirstPropertyValue('status'),
    start: event.startDate.toString(),
  };
}

const minutesLater = (minutes: number): string =>
  new Date(month.cloud.clock.now().getTime() + minutes * 60_000).toISOString();

describe('moved after the day-before reminder went out', () => {
  beforeEach(async () => {
    await month.goTo('2026-01-12T23:00:00Z');
    await month.signUp({ address: ON_LIST });
    forget();
    await month.load(LATER);
  });

  it('is told, a quarter of an hour later, to everyone who was promised it, and to nobody else', async () => {
    await month.goTo(minutesLater(14));
    expect(told()).toEqual([]);
    await month.goTo(minutesLater(2));
    expect(told()).toEqual(toldToAll('New time: DOE webinar, now Tue, Jan 13, 2:30 PM PST'));
  });

  it('sends those with a place a new invitation, and everyone else the entry under its old name', async () => {
    const [, before] = [await invitationsTo(month, SEATED), await calendarTo(ASKED)];
    await month.goTo(minutesLater(16));
    const [first, second, ...others] = await invitationsTo(month, SEATED);
    expect(others).toEqual([]);
    expect(second).toMatchObject({ method: 'REQUEST', uid: first?.uid, start: '2026-01-13T22:30:00Z' });
    expect(second?.sequence).toBeGreaterThan(first?.sequence ?? Infinity);
    expect(await calendarTo(ASKED)).toEqual({
      ...before,
      method: 'PUBLISH',
      sequence: 1,
      start: '2026-01-13T22:30:00Z',
    });
  });

  it('is reminded of an hour before its new time, and of the day before no second time', async () => {
    await month.goTo(minutesLater(16));
    forget();
    await month.goTo('2026-01-13T21:29:00Z');
    expect(told()).toEqual([]);
    await month.goTo('2026-01-13T21:30:00Z');
    const subject = 'DOE webinar: Tue, Jan 13, 2:30 PM PST';
    expect(told()).toEqual(
      [ASKED, ON_LIST, ON_LIST, REMINDED, REMINDED, SEATED].map((address) => `${address}: ${subject}`),
    );
    forget();
    await month.goTo('2026-01-14T08:00:00Z');
    expect(told()).toEqual([]);
  });
});

describe('canceled an hour before', () => {
  beforeEach(async () => {
    await month.goTo('2026-01-13T20:05:00Z');
    forget();
    await month.load(EVENTS.map(cancelled));
    await month.goTo(minutesLater(16));
  });

  it('is told at once to everyone who was promised it, without any link to join', async () => {
    expect(told()).toEqual(toldToAll('Canceled: DOE webinar, Tue, Jan 13, 1:00 PM PST'));
    expect(await textTo(SEATED)).not.toContain(JOIN);
  });

  it('takes the entry out of the calendars of those with a place', async () => {
    const invitations = await invitationsTo(month, SEATED);
    expect(invitations.map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL']);
    expect(await calendarTo(ASKED)).toMatchObject({ method: 'PUBLISH', status: 'CANCELLED', sequence: 1 });
  });

  it('is not reminded of any more', async () => {
    forget();
    await month.goTo('2026-01-31T00:00:00Z');
    expect(told()).toEqual([]);
  });
});

describe('with another private link to join alone, after the day-before reminder went out', () => {
  const LINKED = [
    WEBINAR,
    { ...TALK, more: (TALK.more ?? []).map((line) => line.replace(JOIN, 'https://meet.example/j/2')) },
  ];
  const subject = 'New link to join: DOE webinar, Tue, Jan 13, 1:00 PM PST';

  it('is told to those with a place alone, and counted so', async () => {
    await month.goTo('2026-01-12T23:00:00Z');
    forget();
    expect(await month.load(LINKED)).toMatchObject({ toBeTold: 1 });
    await month.goTo(minutesLater(16));
    expect(told()).toEqual([`${SEATED}: ${subject}`]);
  });

  it('is told, too, to somebody with a place whom only a list reminds', async () => {
    await month.signUp({ address: SEATED });
    await press(month, SEATED, 'stop', { event: eventAudience(refOf(TALK)) });
    await month.goTo('2026-01-12T23:00:00Z');
    forget();
    await month.load(LINKED);
    await month.goTo(minutesLater(16));
    expect(told()).toEqual([`${SEATED}: ${subject}`]);
  });
});

describe('postponed to next week', () => {
  it('is told once, and reminded of again a day and an hour before', async () => {
    await month.goTo('2026-01-12T22:00:00Z');
    forget();
    await month.load(NEXT_WEEK);
    await month.goTo('2026-01-13T22:00:00Z');
    expect(told()).toEqual(toldToAll('New date: DOE webinar, now Tue, Jan 20, 1:00 PM PST'));
    forget();
    await month.goTo('2026-01-31T00:00:00Z');
    const subject = 'DOE webinar: Tue, Jan 20, 1:00 PM PST';
    const onceEach = [ASKED, REMINDED, REMINDED, SEATED].map((address) => `${address}: ${subject}`);
    expect(told()).toEqual([...onceEach, ...onceEach].toSorted());
  });
});

describe('whose time is mended twice within the delay', () => {
  it('is told once, as it was and as it is in the end', async () => {
    await month.load(LATER);
    await month.goTo(minutesLater(10));
    await month.load(NEXT_WEEK);
    await month.goTo(minutesLater(10));
    expect(told()).toEqual([]);
    await month.goTo(minutesLater(6));
    expect(told()).toEqual(
      [ASKED, SEATED].map((address) => `${address}: New date: DOE webinar, now Tue, Jan 20, 1:00 PM PST`),
    );
    expect(await textTo(ASKED)).toMatch(/^Was: Tuesday, January 13, .*\nNow: Tuesday, January 20, /m);
  });

  it('and is then as it was, is told to nobody', async () => {
    await month.load(LATER);
    await month.goTo(minutesLater(10));
    await month.load(EVENTS);
    await month.goTo('2026-01-12T20:00:00Z');
    expect(told()).toEqual([]);
  });
});

describe('deleted from the file', () => {
  it('asks the operator first, and changes nothing until they have accepted it', async () => {
    await expect(month.load([WEBINAR])).rejects.toThrow(
      /“A talk about safety”[\s\S]*npm run plan[\s\S]*accept=/,
    );
    await month.goTo(minutesLater(30));
    expect(told()).toEqual([]);
    expect(await (await month.ask('/2026')).text()).not.toContain('anceled');
  });

  it('is told and shown as canceled once it is accepted, and forgotten when it would have been over', async () => {
    await month.loadAccepting([WEBINAR]);
    await month.goTo(minutesLater(16));
    expect(told()).toEqual([`${SEATED}: Canceled: DOE webinar, Tue, Jan 13, 1:00 PM PST`]);
    expect((await invitationsTo(month, SEATED)).at(-1)?.method).toBe('CANCEL');
    expect(await (await month.ask('/2026')).text()).toContain('A talk about safety');
    await month.goTo('2026-01-14T20:00:00Z');
    await month.load([WEBINAR]);
    expect(await (await month.ask('/2026')).text()).not.toContain('A talk about safety');
  });

  it('and put back within the delay, is told to nobody', async () => {
    await month.loadAccepting([WEBINAR]);
    await month.goTo(minutesLater(5));
    await month.load(EVENTS);
    await month.goTo('2026-01-12T20:00:00Z');
    expect(told()).toEqual([]);
  });

  it('and put back after it was told, is told to take place after all', async () => {
    await month.loadAccepting([WEBINAR]);
    await month.goTo(minutesLater(20));
    forget();
    await month.load(EVENTS);
    await month.goTo(minutesLater(16));
    expect(told()).toEqual([`${SEATED}: Takes place after all: DOE webinar, Tue, Jan 13, 1:00 PM PST`]);
    expect((await invitationsTo(month, SEATED)).at(-1)).toMatchObject({
      method: 'REQUEST',
      status: 'CONFIRMED',
    });
  });
});

describe('that becomes one of several dates', () => {
  const RULE = 'RRULE:FREQ=WEEKLY;COUNT=3';
  const weekly = EVENTS.map((event) => ({
    ...event,
    more: [...(event.more ?? ['CATEGORIES:WEBINAR']), RULE],
  }));

  it('is told to nobody: whoever was promised it is promised its first date', async () => {
    expect(await month.load(weekly)).toMatchObject({ eventsWritten: 6, eventsDeleted: 0, toBeTold: 0 });
    await month.goTo('2026-01-13T20:30:00Z');
    const subject = 'DOE webinar: Tue, Jan 13, 1:00 PM PST';
    const onceEach = [ASKED, REMINDED, REMINDED, SEATED].map((address) => `${address}: ${subject}`);
    expect(told()).toEqual([...onceEach, ...onceEach].toSorted());
  });

  it('and whose first date alone is canceled, is told as that', async () => {
    await month.load(weekly);
    await month.loadAccepting(
      weekly.map((event) => ({
        ...event,
        more: [...event.more, 'EXDATE;TZID=America/Los_Angeles:20260113T130000'],
      })),
    );
    await month.goTo(minutesLater(16));
    expect(told()).toEqual(
      [ASKED, SEATED].map((address) => `${address}: Canceled: DOE webinar, Tue, Jan 13, 1:00 PM PST`),
    );
  });
});
