/** How people choose to hear: of each event by itself, once a day, or once a week. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventId } from '../../core/calendar/event.ts';
import { letterTo, linkIn, sendForm } from './form.ts';
import { CHOICES, people, press, show } from './managing.ts';
import { type EventText, type Month, openMonth, type Person } from './month.ts';
import { register } from './registering.ts';
import { alarmsIn, idOf, mailingsOf, statesIn, sweepFor } from './what-became.ts';

const at = (uid: string, day: string, hour: string, more: Partial<EventText> = {}): EventText => ({
  uid: `${uid}@example.org`,
  start: `${day}T${hour}0000`,
  end: `${day}T${hour}3000`,
  summary: `Talk ${uid}`,
  ...more,
});
const wholeDays = (uid: string, start: string, end: string, kind: string): EventText => ({
  uid: `${uid}@example.org`,
  start: `${start}T000000`,
  end: `${end}T000000`,
  summary: `Talk ${uid}`,
  more: [`CATEGORIES:${kind}`],
});

/** Tuesday, Wednesday and Friday of one week, and Thursday of the next. */
const [TUESDAY, WEDNESDAY, FRIDAY, NEXT_WEEK] = [
  at('tuesday', '20260113', '13'),
  at('wednesday', '20260114', '10'),
  at('friday', '20260116', '10'),
  at('next-week', '20260122', '10'),
];
/** Sunday, January 11: the newsletter hears of it, too. */
const AWARENESS_DAY = wholeDays('awareness', '20260111', '20260112', 'OBSERVANCE');
const EXHIBIT = wholeDays('exhibit', '20260107', '20260201', 'EXHIBIT');
const EVENTS = [TUESDAY, WEDNESDAY, FRIDAY, NEXT_WEEK, AWARENESS_DAY, EXHIBIT];

const [EACH, DAILY, WEEKLY, NEWS, BOTH] = [
  'each@example.org',
  'daily@example.org',
  'weekly@example.org',
  'news@example.org',
  'both@example.org',
] as const;
const PEOPLE: readonly Person[] = [
  { address: EACH },
  { address: DAILY, rhythm: 'daily' },
  { address: WEEKLY, rhythm: 'weekly', language: 'es' },
  { address: NEWS, rhythm: 'daily', lists: ['newsletter'] },
  { address: BOTH, rhythm: 'daily', lists: ['month-events', 'newsletter'], style: 'open' },
];

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T07:00:00-08:00');
});
afterEach(() => month.close());

/** Clocks of digests are set once somebody wants them. */
async function openWith(people: readonly Person[], events: readonly EventText[] = EVENTS): Promise<void> {
  await month.load(events);
  await month.signUp(...people);
  await month.load(events);
}

/** `day of January: subject` of each mail to an address, in order. */
const mailsTo = (address: string): string[] =>
  month.cloud.inbox
    .list()
    .filter(({ to }) => to.includes(address))
    .map(
      ({ at: arrived, subject }) =>
        `${new Date(Date.parse(arrived) - 8 * 3_600_000).getUTCDate()}: ${subject}`,
    );

async function textTo(address: string): Promise<string> {
  const last = month.cloud.inbox.list().findLast(({ to }) => to.includes(address));
  return (last && (await month.cloud.inbox.get(last.id))?.text) ?? '';
}

/** The events that the text names. */
const named = (text: string): string[] =>
  [...new Set([...text.matchAll(/^Talk ([a-z-]+)$/gm)].map(([, uid = '']) => uid))].toSorted();

describe('over a month', () => {
  beforeEach(async () => {
    await openWith(PEOPLE);
    await month.goTo('2026-02-02T00:00:00Z');
  });

  it('one mail a day tells what is on that day and the next, and comes on no other', () => {
    const digest = (day: string) => `DOE program: ${day} and the next day`;
    expect(mailsTo(DAILY)).toEqual([
      `6: ${digest('Tue, Jan 6')}`,
      `7: ${digest('Wed, Jan 7')}`,
      `10: ${digest('Sat, Jan 10')}`,
      `11: ${digest('Sun, Jan 11')}`,
      `12: ${digest('Mon, Jan 12')}`,
      `13: ${digest('Tue, Jan 13')}`,
      `14: ${digest('Wed, Jan 14')}`,
      `15: ${digest('Thu, Jan 15')}`,
      `16: ${digest('Fri, Jan 16')}`,
      `21: ${digest('Wed, Jan 21')}`,
      `22: ${digest('Thu, Jan 22')}`,
    ]);
  });

  it('one mail a week comes on Mondays of weeks with something', () => {
    expect(mailsTo(WEEKLY)).toEqual([
      '5: Programa de DOE: semana del lun, 5 de ene',
      '12: Programa de DOE: semana del lun, 12 de ene',
      '19: Programa de DOE: semana del lun, 19 de ene',
    ]);
  });

  it('whoever wants each gets each reminder, and no digest', () => {
    expect(mailsTo(EACH).filter((line) => line.includes('program'))).toEqual([]);
    expect(mailsTo(EACH)).toHaveLength(10);
  });

  it('whoever is on another list reads of what that hears of, and nobody on two lists gets two', () => {
    expect(mailsTo(NEWS)).toHaveLength(2);
    expect(mailsTo(BOTH)).toHaveLength(mailsTo(DAILY).length);
    expect(mailsTo(BOTH)).toContain('10: Today and tomorrow: Talk awareness');
    expect(mailsTo(BOTH)).toContain('13: Today and tomorrow: Talk tuesday, and 1 more');
  });
});

it('tells of what is on, and of what goes on besides, in the reader’s own list', async () => {
  await openWith(PEOPLE);
  await month.goTo('2026-01-10T16:00:00Z');
  expect(named(await textTo(DAILY))).toEqual(['awareness', 'exhibit']);
  expect(named(await textTo(NEWS))).toEqual(['awareness']);
  await month.goTo('2026-01-12T16:00:00Z');
  expect(named(await textTo(WEEKLY))).toEqual(['exhibit', 'friday', 'tuesday', 'wednesday']);
  expect(await textTo(DAILY)).toContain('Month events');
});

it('whoever has a registration besides is reminded of it as ever', async () => {
  await openWith([{ address: DAILY, rhythm: 'daily' }]);
  await register(month, TUESDAY, DAILY);
  await month.goTo('2026-01-13T23:00:00Z');
  expect(mailsTo(DAILY).filter((line) => line.includes('DOE webinar:'))).toEqual([
    '12: DOE webinar: Tue, Jan 13, 1:00 PM PST',
    '13: DOE webinar: Tue, Jan 13, 1:00 PM PST',
  ]);
  expect(mailsTo(DAILY)).toContain('12: DOE program: Mon, Jan 12 and the next day');
});

it('a choice holds from the next mail on, in either direction', async () => {
  await openWith([{ address: EACH }, { address: DAILY, rhythm: 'daily' }]);
  await month.goTo('2026-01-12T17:00:00Z');
  const choices = { lists: 'month-events', language: 'en', style: 'discreet' };
  await press(month, EACH, 'save', { ...choices, rhythm: 'daily' });
  await press(month, DAILY, 'save', { ...choices, rhythm: 'each' });
  await month.goTo('2026-01-13T17:00:00Z');
  expect(mailsTo(EACH).at(-1)).toBe('13: DOE program: Tue, Jan 13 and the next day');
  expect(mailsTo(DAILY).at(-1)).toBe('12: DOE webinar: Tue, Jan 13, 1:00 PM PST');
  await month.goTo('2026-01-13T22:00:00Z');
  expect(mailsTo(DAILY).at(-1)).toBe('13: DOE webinar: Tue, Jan 13, 1:00 PM PST');
});

it('until the first digest comes, whoever has chosen it is reminded, and is without word of nothing', async () => {
  await openWith([{ address: EACH }, { address: NEWS, rhythm: 'daily' }], [TUESDAY, WEDNESDAY, FRIDAY]);
  const choices = { lists: 'month-events', language: 'en', style: 'discreet' };
  // A Tuesday, half an hour after the digest of the day; the next weekly one comes in six days.
  await month.goTo('2026-01-13T16:30:00Z');
  await press(month, EACH, 'save', { ...choices, rhythm: 'weekly' });
  await press(month, EACH, 'save', { ...choices, rhythm: 'weekly', language: 'es' });
  await month.goTo('2026-01-17T00:00:00Z');
  expect(mailsTo(EACH).map((line) => line.split(':')[0])).toEqual(['12', '13', '13', '14', '15', '16']);
  expect(mailsTo(NEWS).filter((line) => line.includes('webinar'))).toEqual([]);
});

it('once it has come, no reminder comes beside it, whatever else is chosen', async () => {
  await openWith([{ address: EACH }], [TUESDAY, NEXT_WEEK]);
  const choices = { lists: 'month-events', language: 'en', style: 'discreet' };
  await month.goTo('2026-01-14T17:00:00Z');
  await press(month, EACH, 'save', { ...choices, rhythm: 'weekly' });
  await month.goTo('2026-01-19T17:00:00Z');
  await press(month, EACH, 'save', { ...choices, rhythm: 'weekly', language: 'es' });
  await month.goTo('2026-01-23T00:00:00Z');
  expect(mailsTo(EACH).slice(2)).toEqual(['19: DOE program: the week of Mon, Jan 19']);
});

describe('what came after the last digest that could tell of it is told singly', () => {
  const THURSDAY = at('thursday', '20260115', '13');
  const EARLY = at('early', '20260115', '07');
  const cancelled = { ...THURSDAY, more: ['CATEGORIES:WEBINAR', 'STATUS:CANCELLED'] };
  const onThursday = (event: EventText): EventText => ({
    ...event,
    ...{ start: THURSDAY.start, end: THURSDAY.end },
  });
  const [SINGLY, DIGESTS] = ['14: DOE webinar, 15: DOE webinar', '14: DOE program, 15: DOE program'];
  /** Mails of these two days, by day and kind. */
  const inTwoDays = (address: string): string =>
    mailsTo(address)
      .filter((line) => /^1[45]/.test(line))
      .map((line) => line.split(':').slice(0, 2).join(':'))
      .join(', ');

  it.each([
    ['added in the week', [], [THURSDAY], { weekly: SINGLY, daily: DIGESTS }],
    ['put off into the week', [NEXT_WEEK], [onThursday(NEXT_WEEK)], { weekly: SINGLY, daily: DIGESTS }],
    ['taking place after all', [cancelled], [THURSDAY], { weekly: SINGLY, daily: DIGESTS }],
    ['known, and put off within the week', [FRIDAY], [onThursday(FRIDAY)], { weekly: '', daily: DIGESTS }],
    [
      'known, and elsewhere',
      [THURSDAY],
      [{ ...THURSDAY, more: ['CATEGORIES:WEBINAR', 'LOCATION:There'] }],
      { weekly: '', daily: DIGESTS },
    ],
  ])('%s', async (_, before, after, { weekly, daily }) => {
    const readers = [
      { address: DAILY, rhythm: 'daily' },
      { address: WEEKLY, rhythm: 'weekly' },
    ] as const;
    await openWith(readers, [EXHIBIT, ...before]);
    await month.goTo('2026-01-13T20:00:00Z');
    await month.loadAccepting([EXHIBIT, ...after]);
    await month.goTo('2026-01-16T00:00:00Z');
    expect({ weekly: inTwoDays(WEEKLY), daily: inTwoDays(DAILY) }).toEqual({ weekly, daily });
  });

  it('added after eight, for before eight of the next day', async () => {
    await openWith([{ address: DAILY, rhythm: 'daily' }], [EXHIBIT]);
    await month.goTo('2026-01-14T20:00:00Z');
    await month.load([EXHIBIT, EARLY]);
    await month.goTo('2026-01-16T00:00:00Z');
    expect(inTwoDays(DAILY)).toBe('15: DOE webinar');
  });
});

it('whoever has stopped all events of a digest is passed by, and counted', async () => {
  await openWith([{ address: DAILY, rhythm: 'daily' }], [TUESDAY, FRIDAY]);
  await press(month, DAILY, 'save', {
    lists: 'month-events',
    language: 'en',
    style: 'discreet',
    rhythm: 'daily',
    muted: eventId(TUESDAY.uid, null),
  });
  await month.goTo('2026-01-13T17:00:00Z');
  expect(mailsTo(DAILY)).toEqual([]);
  const [digest] = (await mailingsOf(month)).filter(({ about }) => about === 'digest');
  expect(await statesIn(month, digest)).toEqual({ 'nothing-to-tell': 1 });
  await month.goTo('2026-01-16T17:00:00Z');
  expect(mailsTo(DAILY)).toHaveLength(2);
});

it('where nobody wants digests, no clock is set and nothing is sent', async () => {
  await openWith([{ address: EACH }]);
  expect(month.cloud.scheduler.waiting().filter(({ name }) => name.includes('digest'))).toEqual([]);
  await month.goTo('2026-01-23T00:00:00Z');
  expect((await mailingsOf(month)).filter(({ about }) => about === 'digest')).toEqual([]);
});

describe('the sweep', () => {
  it('starts a digest whose clock was lost, once', async () => {
    await openWith([{ address: DAILY, rhythm: 'daily' }], [TUESDAY]);
    month.cloud.clock.advanceTo(new Date('2026-01-12T16:00:00Z'));
    await sweepFor(month, 20);
    expect(mailsTo(DAILY)).toEqual(['12: DOE program: Mon, Jan 12 and the next day']);
    expect(await alarmsIn(month)).toEqual([]);
  });

  it('makes up for one whose only event has changed since it was due', async () => {
    await openWith([{ address: DAILY, rhythm: 'daily' }], [TUESDAY]);
    month.cloud.clock.advanceTo(new Date('2026-01-12T16:00:30Z'));
    await month.load([{ ...TUESDAY, more: ['CATEGORIES:WEBINAR', 'LOCATION:There'] }]);
    await sweepFor(month, 20);
    expect(mailsTo(DAILY)).toEqual(['12: DOE program: Mon, Jan 12 and the next day']);
  });

  it('makes up for nothing that was added after the digest was due', async () => {
    await openWith([{ address: DAILY, rhythm: 'daily' }], [FRIDAY]);
    await month.goTo('2026-01-12T17:00:00Z');
    await month.load([FRIDAY, TUESDAY]);
    await sweepFor(month, 20);
    expect(mailsTo(DAILY)).toEqual([]);
    await month.goTo('2026-01-13T16:00:00Z');
    expect(mailsTo(DAILY)).toHaveLength(1);
  });

  it('sets the clocks once somebody has chosen a digest, without a deploy', async () => {
    await openWith([{ address: EACH }], [TUESDAY]);
    await month.signUp({ address: DAILY, rhythm: 'daily' });
    await sweepFor(month, 40);
    expect(month.cloud.scheduler.waiting().filter(({ name }) => name.includes('digest'))).toHaveLength(2);
  });
});

it('an event that is canceled, moved or added is in the digests of its days as it stands', async () => {
  await openWith([{ address: DAILY, rhythm: 'daily' }], [TUESDAY, FRIDAY]);
  await month.load([
    { ...TUESDAY, more: ['CATEGORIES:WEBINAR', 'STATUS:CANCELLED'] },
    { ...FRIDAY, start: '20260122T100000', end: '20260122T103000' },
    WEDNESDAY,
  ]);
  await month.goTo('2026-01-23T00:00:00Z');
  expect(mailsTo(DAILY).map((line) => line.split(':')[0])).toEqual(['13', '14', '21', '22']);
});

it('whoever leaves the list, or is suppressed, gets no more digests', async () => {
  await openWith([
    { address: DAILY, rhythm: 'daily' },
    { address: WEEKLY, rhythm: 'daily' },
  ]);
  await month.suppress(WEEKLY);
  await month.goTo('2026-01-06T17:00:00Z');
  expect(mailsTo(WEEKLY)).toEqual([]);
  await press(month, DAILY, 'leave');
  await month.goTo('2026-01-16T17:00:00Z');
  expect(mailsTo(DAILY)).toHaveLength(1);
  expect(await idOf(month, DAILY)).toMatch(/^[0-9a-f]{32}$/);
});

it('whoever signs up chooses by the form, the page to confirm says it, and their own page shows it', async () => {
  await month.load(EVENTS);
  await sendForm(month, '/sign-up?language=en', { lists: 'month-events', address: WEEKLY, rhythm: 'weekly' });
  const confirm = linkIn(await letterTo(month, WEEKLY), '/confirm');
  expect(await (await month.ask(`${confirm}?language=en`)).text()).toContain('One email a week');
  await month.ask(confirm, { method: 'POST' });
  await month.cloud.settle();
  expect((await people(month).find(await idOf(month, WEEKLY)))?.rhythm).toBe('weekly');
  expect(await show(month, WEEKLY)).toMatch(/value="weekly" checked/);
  await press(month, WEEKLY, 'save', { ...CHOICES, lists: 'month-events', rhythm: 'hourly' });
  expect((await people(month).find(await idOf(month, WEEKLY)))?.rhythm).toBe('weekly');
  await press(month, WEEKLY, 'save', { ...CHOICES, lists: 'month-events', rhythm: 'each' });
  expect(await people(month).find(await idOf(month, WEEKLY))).not.toHaveProperty('rhythm');
});
