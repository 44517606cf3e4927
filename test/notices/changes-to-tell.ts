/** Events that have changed, one way each: what the tests of notices tell of. */
import type { Event } from '../../core/calendar/event.ts';
import { type MaterialFacts, materialFactsOf } from '../../core/notices/material-facts.ts';
import { samples } from '../email/sample.ts';

/** An event as it is, and as people were last told. */
export interface Changed {
  readonly event: Event;
  readonly from: MaterialFacts;
}

const changed = (before: Event, differences: Partial<Event>): Changed => ({
  event: { ...before, ...differences, sequence: before.sequence + 1 },
  from: materialFactsOf(before),
});

const timed = (start: string, end: string) => ({ start, end, startsAt: start, endsAt: end });

const webinar = samples.WEBINAR.event;
const inPerson = samples['IN-PERSON'].event;

const NEXT_WEEK = timed('2026-01-20T18:00:00Z', '2026-01-20T19:00:00Z');

/** By the names of their golden mails. */
export const CHANGES = {
  cancelled: changed(webinar, { status: 'CANCELLED' }),
  'moved-hours': changed(webinar, timed('2026-01-13T23:00:00Z', '2026-01-14T00:00:00Z')),
  'moved-next-week': changed(webinar, NEXT_WEEK),
  end: changed(webinar, timed(webinar.start, '2026-01-13T22:30:00Z')),
  place: changed(inPerson, { location: 'City Hall, Room 2, 1 Vernon Street, Roseville, CA 95678' }),
  join: changed(webinar, { conference: 'https://meet.example.org/j/987?pwd=new' }),
  reinstated: changed({ ...webinar, status: 'CANCELLED' }, { status: 'CONFIRMED' }),
  'moved-and-place': changed(inPerson, { ...NEXT_WEEK, location: 'City Hall, 1 Vernon Street, Roseville' }),
  'all-day': changed(inPerson, {
    ...{ allDay: true, start: '2026-01-14', end: '2026-01-16' },
    ...{ startsAt: '2026-01-14T08:00:00Z', endsAt: '2026-01-16T08:00:00Z' },
  }),
  'other-zone': changed(webinar, {
    ...timed('2026-01-13T18:00:00Z', '2026-01-13T19:00:00Z'),
    timeZone: 'America/New_York',
  }),
  tentative: changed(webinar, { status: 'TENTATIVE' }),
  'places-limited': changed(webinar, { capacity: 50, conference: 'https://meet.example.org/j/987?pwd=new' }),
  'open-to-all': changed(
    { ...webinar, capacity: 50 },
    { capacity: null, conference: 'https://meet.example.org/j/987?pwd=new' },
  ),
} as const satisfies Record<string, Changed>;

export const JOIN = 'https://meet.example/j/8441';
export const FORMER_JOIN = 'https://meet.example/j/1122';

const limited = { ...webinar, capacity: 50, conference: JOIN };

/** The same for those who have a place. */
export const CHANGES_WITH_PLACES = {
  cancelled: changed(limited, { status: 'CANCELLED' }),
  moved: changed(limited, NEXT_WEEK),
  join: changed({ ...limited, conference: FORMER_JOIN }, { conference: JOIN }),
  place: changed(
    { ...inPerson, capacity: 50 },
    { location: 'City Hall, Room 2, 1 Vernon Street, Roseville, CA 95678' },
  ),
} as const satisfies Record<string, Changed>;
