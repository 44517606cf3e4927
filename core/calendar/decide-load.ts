/** What a load must write, from what the files mean and what is in force: nothing, when nothing changed. */
import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../agency/agency.ts';
import type { CalendarHead } from './event.store.ts';
import type { Event } from './event.ts';
import type { EventsData } from './read-events-data.ts';

/** What the table holds, of the source `calendar`. */
export interface InForce {
  readonly agency: Agency | undefined;
  readonly heads: readonly CalendarHead[];
  readonly events: readonly Event[];
}

/** The writes that bring the table in line with the files; events of other sources are never touched. */
export interface Load {
  readonly agency: Agency | null;
  readonly putHeads: readonly CalendarHead[];
  readonly deleteYears: readonly number[];
  readonly putEvents: readonly Event[];
  readonly deleteEvents: readonly Event[];
}

const identity = ({ year, id }: Event) => `${year}#${id}`;

/** Compares what is wanted with what is in force, item by item. */
export function decideLoad(wanted: EventsData, inForce: InForce): Load {
  const heads = wanted.calendars.map(({ events: _, ...head }) => head);
  const events = wanted.calendars.flatMap((calendar) => calendar.events);
  const standing = new Map(inForce.events.map((event) => [identity(event), event]));
  const kept = new Set(events.map(identity));
  return {
    agency: isDeepStrictEqual(wanted.agency, inForce.agency) ? null : wanted.agency,
    putHeads: heads.filter((head) => !inForce.heads.some((stored) => isDeepStrictEqual(stored, head))),
    deleteYears: inForce.heads
      .map(({ year }) => year)
      .filter((year) => !heads.some((head) => head.year === year)),
    putEvents: events.filter((event) => !isDeepStrictEqual(standing.get(identity(event)), event)),
    deleteEvents: inForce.events.filter((event) => !kept.has(identity(event))),
  };
}
