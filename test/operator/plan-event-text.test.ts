/** What `plan` says of one event in the rarer cases. */
import { expect, it } from 'vitest';
import { LONG_AGO } from '../../core/calendar/changes.ts';
import { decideLoad, type InForce } from '../../core/calendar/decide-load.ts';
import type { Event } from '../../core/calendar/event.ts';
import { materialFactsOf } from '../../core/notices/material-facts.ts';
import { planOf } from '../../core/plan/plan.ts';
import { plannedEventLines } from '../../operator/plan-event-text.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const NOW = new Date('2026-01-05T17:00:00Z');
const STANDS = makeEvent();

/** What is said of an event that stands with `before` and is to be `after`; `known` is what people still know, where that differs. */
function said(
  before: Partial<Event>,
  after: Partial<Event>,
  { known, now = NOW }: { known?: Partial<Event>; now?: Date } = {},
): string[] {
  const at = '2026-01-05T16:55:00.000Z';
  const from = known ? materialFactsOf({ ...STANDS, ...known }) : null;
  const notice = from && { at, dueAt: '2026-01-05T17:10:00.000Z' };
  const stood = { since: at, facts: materialFactsOf({ ...STANDS, ...before }) };
  const states = [...(from ? [{ since: LONG_AGO.addedAt, facts: from }] : []), stood];
  const event = { ...STANDS, ...before, ...LONG_AGO, notice, states };
  const inForce: InForce = {
    ...{ agency, heads: [], events: [event], publications: [], version: undefined },
  };
  const calendars = [
    { year: 2026, name: 'The month', description: null, events: [{ ...STANDS, ...before, ...after }] },
  ];
  const load = decideLoad({ agency, calendars, publications: [] }, inForce, now);
  const [planned] = planOf(load, inForce, {
    announcements: [],
    toBeTold: () => 212,
    now,
    noticeDelayMs: 900_000,
  }).events;
  if (!planned) throw new Error('Nothing is planned.');
  return plannedEventLines(planned, { now, agency: { timeZone: 'America/Los_Angeles' } });
}

const TOLD = [
  '    notice     tells about 212 people at 9:15 AM PST if it is deployed now, unless it is changed',
  '               again before',
];
const TIME = '    time       Tue, Jan 13, 2026, 1:00 PM – 2:00 PM PST';

it('an event that takes place after all', () => {
  expect(said({ status: 'CANCELLED' }, { status: 'CONFIRMED' })).toEqual([
    '! takes place after all: A webinar',
    TIME,
    ...TOLD,
  ]);
});

it('an event of whole days that is longer, in another place', () => {
  const days = { allDay: true, startsAt: '2026-01-12T08:00:00Z', endsAt: '2026-01-13T08:00:00Z' };
  const before = { ...days, start: '2026-01-12', end: '2026-01-13', location: 'Room 4' };
  const lines = said(before, { end: '2026-01-14', endsAt: '2026-01-14T08:00:00Z', location: null });
  expect(lines.slice(0, 3)).toEqual([
    '~ moved: A webinar',
    '    time       Mon, Jan 12, 2026, all day → Mon, Jan 12, 2026 – Tue, Jan 13, 2026, all day',
    '    place      Room 4 → (none)',
  ]);
});

it('a link to join that everybody may see, and one that only some may', () => {
  const [one, other] = [{ conference: 'https://meet.example/1' }, { conference: 'https://meet.example/2' }];
  expect(said(one, other)).toContain('    join       https://meet.example/1 → https://meet.example/2');
  const withheld = said({ ...one, capacity: 5 }, other);
  expect(withheld).toContain('    join       another link to join');
  expect(said({ ...one, capacity: 5 }, { ...other, capacity: null }).join()).not.toContain('meet.example');
});

it('a change before this one that nobody has been told of', () => {
  expect(
    said({ location: 'Room 4' }, { location: 'Room 5' }, { known: { location: null } }).slice(-3),
  ).toEqual([
    '    notice     tells about 212 people at 9:15 AM PST if it is deployed now, unless it is changed',
    '               again before; an earlier change that nobody has been told of yet is told along',
    '               with it',
  ]);
});

it('an event that is over', () => {
  const now = new Date('2026-01-14T17:00:00Z');
  expect(said({}, { location: 'Room 5' }, { now })).toContain(
    '    notice     nobody is told, for it is over',
  );
});

it('times that are written otherwise and stay the same, and the same time in another zone', () => {
  const written = { start: '2026-01-13T13:00:00[America/Los_Angeles]', end: '2026-01-13T14:00:00Z' };
  expect(said({}, { written })).toEqual([
    '~ changed: A webinar',
    TIME,
    '    cosmetic   how its times are written; they stay the same',
  ]);
  expect(said({}, { timeZone: 'America/New_York' })).toEqual([
    '~ changed: A webinar',
    '    time       Tue, Jan 13, 2026, 4:00 PM – 5:00 PM EST',
    '    cosmetic   time zone',
  ]);
});
