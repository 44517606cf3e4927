/** Whatever the lists, the events and the choices: each person hears of each event as their choice says, and never both ways. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Agency } from '../../core/agency/agency.ts';
import type { Event } from '../../core/calendar/event.ts';
import { decideDigest } from '../../core/digest/decide-digest.ts';
import { type Digest, digestMailingId, digestsOf } from '../../core/digest/digest.ts';
import { lateFor } from '../../core/digest/late-for.ts';
import { audiencesOf, listsHearing } from '../../core/mailing/audience.ts';
import { forWhom, type Slice, slicesFor } from '../../core/mailing/for-whom.ts';
import { mergePeople } from '../../core/mailing/merge-people.ts';
import { DIGEST_RHYTHMS, RHYTHMS, type Rhythm } from '../../core/subscribers/rhythm.ts';
import type { ActiveSubscription } from '../../core/subscribers/subscription.store.ts';
import { partedBySelection } from '../../functions/send-range/by-selection.ts';
import { agency as sample } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const [list] = sample.lists;
const LISTS = ['a', 'b', 'c'] as const;
const HOURS_BEHIND_UTC = 8;
/** Digests are sent at this hour. */
const EIGHT = 8;

interface Told {
  readonly lists: readonly string[];
  readonly rhythm: Rhythm;
}

const someLists = fc.subarray([...LISTS], { minLength: 1 });
const aHearing = fc.oneof(
  fc.constantFrom('all', 'none'),
  fc
    .subarray(['WEBINAR', 'OBSERVANCE'] as const, { minLength: 1 })
    .map((kinds) => ({ kinds: [...kinds], topics: [] })),
);
const anAgency = fc.array(aHearing, { minLength: LISTS.length, maxLength: LISTS.length }).map(
  (hearings): Agency => ({
    ...sample,
    lists: LISTS.map(
      (id, index) =>
        ({
          ...(list as NonNullable<typeof list>),
          id,
          hears: hearings[index] ?? 'none',
        }) as Agency['lists'][number],
    ),
  }),
);
const anEvent = fc
  .record({
    kind: fc.constantFrom('WEBINAR', 'IN-PERSON', 'OBSERVANCE'),
    day: fc.integer({ min: 10, max: 27 }),
    hour: fc.integer({ min: 0, max: 15 }),
  })
  .map(({ kind, day, hour }) => ({ kind, day, hour }) as const);
const people = fc.array(fc.record<Told>({ lists: someLists, rhythm: fc.constantFrom(...RHYTHMS) }), {
  minLength: 1,
  maxLength: 6,
});

interface Planned {
  readonly kind: 'WEBINAR' | 'IN-PERSON' | 'OBSERVANCE';
  readonly day: number;
  readonly hour: number;
}

function eventOf({ kind, day, hour }: Planned, index: number): Event {
  const two = (number: number) => String(number).padStart(2, '0');
  const uid = `event-${index}@example.org`;
  if (kind === 'OBSERVANCE')
    return makeEvent({
      ...{ uid, kind, allDay: true, start: `2026-01-${two(day)}`, end: `2026-01-${two(day + 1)}` },
      ...{ startsAt: `2026-01-${two(day)}T08:00:00Z`, endsAt: `2026-01-${two(day + 1)}T08:00:00Z` },
    });
  const start = `2026-01-${two(day)}T${two(hour + HOURS_BEHIND_UTC)}:30:00Z`;
  const end = `2026-01-${two(day)}T${two(hour + HOURS_BEHIND_UTC)}:45:00Z`;
  return makeEvent({ uid, kind, start, end, startsAt: start, endsAt: end });
}

const subscriptionOf = ({ rhythm }: Told, index: number): ActiveSubscription => ({
  ...{
    id: String(index).padStart(32, '0'),
    address: `p${index}@example.org`,
    language: 'en',
    style: 'discreet',
  },
  ...{ state: 'active', since: '2025-01-01T00:00:00Z' },
  ...(rhythm !== 'each' && { rhythm }),
});

const slicesOf = (audiences: readonly string[], everyone: readonly Told[]): Slice[] =>
  audiences.map((audience) => [
    audience,
    everyone.flatMap((person, index) =>
      person.lists.includes(audience) ? [subscriptionOf(person, index)] : [],
    ),
  ]);

/** By person, the days of January on which digests tell of each event, as they are. */
function digestsTold(events: readonly Event[], everyone: readonly Told[], agency: Agency): string[] {
  return digestsOf(events, agency).flatMap((digest: Digest) => {
    const { year, rhythm, day, dueAt } = digest;
    const decision = decideDigest(
      { digest: rhythm, year, dueAt },
      { events, begun: undefined, agency, now: new Date(dueAt) },
    );
    if (!decision.start) throw new Error(`${digestMailingId(digest)}: ${decision.because}`);
    const { mailing } = decision;
    const slices = slicesFor(slicesOf(mailing.audiences, everyone), forWhom(mailing));
    const reached = partedBySelection(mergePeople(slices, { eventId: null }), mailing, slices);
    expect(reached.stopped).toEqual([]);
    return reached.people.flatMap(({ id, from = 0 }) =>
      (mailing.selections[from] ?? [])
        .filter((index) => index < mailing.begins)
        .map((index) => `${Number(id)} ${decision.events[index]?.uid} ${rhythm} ${Number(day.slice(-2))}`),
    );
  });
}

/** The days on which a digest has to tell of an event. January 5, 2026 is a Monday. */
function daysOf({ kind, day, hour }: Planned, rhythm: Rhythm): number[] {
  const isEarly = kind !== 'OBSERVANCE' && hour < EIGHT;
  if (rhythm === 'daily') return isEarly ? [day - 1] : [day - 1, day];
  const weekday = (day - 5) % 7;
  return rhythm === 'weekly' ? [day - weekday - (weekday === 0 && isEarly ? 7 : 0)] : [];
}

/** The same as it has to be. */
const digestsExpected = (planned: readonly Planned[], everyone: readonly Told[], agency: Agency): string[] =>
  everyone.flatMap(({ lists, rhythm }, person) =>
    planned.flatMap((one, index) => {
      const event = eventOf(one, index);
      const isHeard = listsHearing(event, agency).some((id) => lists.includes(id));
      return isHeard ? daysOf(one, rhythm).map((day) => `${person} ${event.uid} ${rhythm} ${day}`) : [];
    }),
  );

it('by one mail a day or a week of exactly the events of their lists, each on its days', () => {
  fc.assert(
    fc.property(anAgency, fc.array(anEvent, { maxLength: 6 }), people, (agency, planned, everyone) => {
      const events = planned.map(eventOf);
      expect(digestsTold(events, everyone, agency).toSorted()).toEqual(
        digestsExpected(planned, everyone, agency).toSorted(),
      );
    }),
    { numRuns: 60 },
  );
});

it('by single reminders where they want each, once, and else by none', () => {
  fc.assert(
    fc.property(anAgency, anEvent, people, (agency, planned, everyone) => {
      const event = eventOf(planned, 0);
      const slices = slicesFor(slicesOf(audiencesOf(event, agency), everyone), { rhythm: 'each' });
      const reminded = mergePeople(slices, { eventId: event.id }).map(({ id }) => Number(id));
      const hearing = listsHearing(event, agency);
      const expected = everyone.flatMap(({ lists, rhythm }, index) =>
        rhythm === 'each' && lists.some((id) => hearing.includes(id)) ? [index] : [],
      );
      expect(reminded.toSorted((one, other) => one - other)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

it('by reminders, too, whoever wants a digest whose last one of the event came before that was added', () => {
  const hour = fc.integer({ min: 0, max: 31 * 24 });
  fc.assert(
    fc.property(anEvent, hour, (planned, added) => {
      const addedAt = new Date(Date.UTC(2026, 0, 1, added)).toISOString();
      const isLate = (rhythm: Rhythm) => {
        const last = Math.max(...daysOf(planned, rhythm));
        return Date.parse(addedAt) >= Date.UTC(2026, 0, last, EIGHT + HOURS_BEHIND_UTC);
      };
      expect(lateFor({ ...eventOf(planned, 0), addedAt }, sample)).toEqual(DIGEST_RHYTHMS.filter(isLate));
    }),
    { numRuns: 300 },
  );
});
