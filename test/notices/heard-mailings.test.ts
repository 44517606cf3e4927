/** Who has heard of an event by a mailing that was still going out, or was stopped, when it changed. */
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import { refOf } from '../../core/calendar/event-ref.ts';
import type { KnownEvent } from '../../core/digest/late-for.ts';
import { decideStart } from '../../core/mailing/decide-start.ts';
import type { NoticeMailing, Started, StartedMailing } from '../../core/mailing/mailing.ts';
import { mergePeople } from '../../core/mailing/merge-people.ts';
import { decideNotice } from '../../core/notices/decide-notice.ts';
import { heardIn, yearsOfTelling } from '../../core/notices/heard-mailings.ts';
import { materialFactsOf } from '../../core/notices/material-facts.ts';
import type { HasRhythm } from '../../core/subscribers/rhythm.ts';
import type { ActiveSubscription } from '../../core/subscribers/subscription.store.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const [list] = agency.lists.map(({ id }) => id);
const LIST = list ?? '';
const REMINDER = { offset: '-PT1H', dueAt: '2026-01-13T20:00:00Z', useUntil: '2026-01-13T21:00:00Z' };
const before = makeEvent({ reminders: [REMINDER] });
const CHANGED = '2026-01-13T20:05:00Z';

/** As it stands once it was called off, or given another place. */
const changedEvent = (change: Partial<StoredEvent>): StoredEvent => ({
  ...before,
  ...{ changedAt: CHANGED, previousStart: null, addedAt: '2025-12-01T00:00:00Z', withdrawn: false },
  knownSince: {},
  notice: { at: CHANGED, dueAt: '2026-01-13T20:20:00Z' },
  ...change,
  states: [
    { since: '2025-12-01T00:00:00Z', facts: materialFactsOf(before) },
    { since: CHANGED, facts: materialFactsOf({ ...before, ...change }) },
  ],
});

const STARTED = {
  ...{ year: 2026, ranges: 1, people: 2, startedAt: '2026-01-13T20:00:30Z', expiresAt: 0 },
  ...{ audiences: [LIST], variants: [], dueAt: '2026-01-13T20:00:00Z', useUntil: '2026-01-14T16:00:00Z' },
};
const digest = {
  ...STARTED,
  ...{ about: 'digest', id: '2026-digest-daily-20260113T160000Z', rhythm: 'daily', day: '2026-01-13' },
  ...{ tells: [{ ...refOf(before), startsAt: before.startsAt }], begins: 1 },
  ...{ heard: { [LIST]: [0] }, selections: [[0]] },
} as StartedMailing;
const reminderOf = (event: KnownEvent): StartedMailing => {
  const message = { reminder: { ...refOf(event), offset: REMINDER.offset }, startsAt: event.startsAt };
  const due = { ...message, dueAt: REMINDER.dueAt };
  const decision = decideStart(due, { event, agency, now: new Date(REMINDER.dueAt) });
  if (!decision.start) throw new Error(decision.because);
  return { ...STARTED, ...decision.mailing, audiences: [LIST] };
};

const person = (id: string, rhythm: HasRhythm = {}): ActiveSubscription => ({
  ...{ id, address: `${id}@example.org`, language: 'en', style: 'discreet' },
  ...{ state: 'active', since: '2025-11-01T00:00:00Z', ...rhythm },
});
/** The one who waits chose digests after that of the day had come. */
const PEOPLE = [
  person('each'),
  person('daily', { rhythm: 'daily' }),
  person('waiting', { rhythm: 'daily', rhythmSince: '2026-01-13T16:30:00Z' }),
  person('weekly', { rhythm: 'weekly' }),
];

/** Who heard by `mailing`, of which nobody was begun with when the change is told. */
async function hearersOf(mailing: StartedMailing, change: Partial<StoredEvent>): Promise<string[]> {
  const event = changedEvent(change);
  const message = { notice: refOf(event), dueAt: event.notice?.dueAt ?? '' };
  const now = new Date(message.dueAt);
  const decision = decideNotice(message, { event, mailings: [mailing], agency, now });
  if (!decision.start) throw new Error(decision.because);
  const started = { ...decision.mailing, ranges: 1 } as Started<NoticeMailing>;
  const slices = [
    [LIST, PEOPLE],
    ['another-list', [person('elsewhere', { rhythm: 'daily' })]],
  ] as const;
  const heard = await heardIn({
    message: { mailing: started.id, range: 0 },
    mailing: started,
    people: mergePeople(slices, { eventId: null }),
    slices,
    ledger: { calls: async () => [] },
  });
  return [...heard.keys()];
}

describe('somebody whom a mailing has not come to yet hears of a change', () => {
  it('where it is a digest, if they want digests, and are on a list that hears of the event', async () => {
    expect(await hearersOf(digest, { status: 'CANCELLED' })).toEqual(['daily', 'waiting']);
  });

  it('where it is a reminder that the change has stopped, if that was for them', async () => {
    expect(await hearersOf(reminderOf(before), { location: 'Elsewhere' })).toEqual(['each', 'waiting']);
    const added = { ...before, addedAt: '2026-01-12T17:00:00Z' };
    expect(await hearersOf(reminderOf(added), { location: 'Elsewhere' })).toEqual([
      'each',
      'waiting',
      'weekly',
    ]);
  });
});

it('mailings that may have told of an event are those of the year before, and of the years through which it goes on', () => {
  const event = changedEvent({});
  expect(yearsOfTelling(event)).toEqual([2025, 2026]);
  expect(yearsOfTelling({ ...event, endsAt: '2027-06-01T00:00:00Z' })).toEqual([2025, 2026, 2027]);
  // New Year's morning in Tokyo.
  expect(yearsOfTelling({ ...event, endsAt: '2026-12-31T23:30:00Z' })).toEqual([2025, 2026, 2027]);
});
