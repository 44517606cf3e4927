/** What must be written, from what is wanted (what the files mean) and what is in force: nothing, when nothing changed. */
import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../agency/agency.ts';
import { noticeDelayMs } from '../agency/notice-rule.ts';
import {
  decidePublications,
  type PublicationWrites,
  publicationsAfter,
} from '../publications/decide-publications.ts';
import type { StoredPublication } from '../publications/publication.ts';
import type { CommunityResource } from '../submissions/community-resource.store.ts';
import { type ChangeSituation, changeOf, type StoredEvent, withdrawalOf } from './changes.ts';
import type { CalendarHead, StoredHead } from './event.store.ts';
import type { Event } from './event.ts';
import { type Fleeting, goneFrom } from './gone-events.ts';
import { names } from './in-force.ts';
import type { EventsData } from './read-events-data.ts';

/** What the table holds: for a load, of the source `calendar`. */
export interface InForce {
  readonly agency: Agency | undefined;
  readonly heads: readonly StoredHead[];
  readonly events: readonly StoredEvent[];
  readonly publications: readonly StoredPublication[];
  /** What people have shared: a load leaves it alone, and the version names it. */
  readonly shared?: readonly CommunityResource[];
  /** The slugs of the newsletter issues that went out: they keep their list and their moment. */
  readonly wentOut?: ReadonlySet<string>;
  /** Years in which an event of a source that was not read is still ahead: they stay, whether they have a file or not. */
  readonly heldYears?: readonly number[];
  /** As it was written last, with its token; none before the first load. */
  readonly version: string | undefined;
}

/** The writes that bring the table in line; events of sources that were not read are never touched. */
export interface Load extends PublicationWrites {
  readonly agency: Agency | null;
  readonly putHeads: readonly StoredHead[];
  readonly deleteYears: readonly number[];
  readonly putEvents: readonly StoredEvent[];
  readonly deleteEvents: readonly Event[];
  /** Whether another version is to be written last: wherever anything else is written, or a load that was cut short wrote none. */
  readonly renewsVersion: boolean;
}

/** All that is written but heads and version, which follow from it. */
type Writes = Omit<Load, 'putHeads' | 'renewsVersion'>;

/** By what an event is known among those of all years and sources. */
export const identityOf = ({ year, source, id }: Event) => `${year}#${source}#${id}`;

/** What should be in force. */
export type Wanted = Pick<EventsData, 'agency' | 'calendars' | 'publications'>;

const NONE: Fleeting = new Set();

/**
 * Compares what is wanted with what is in force, item by item; what is written is dated `now`. An event that has gone from its file
 * while it was ahead stays, as cancelled, unless it was a fleeting one.
 */
export function decideLoad(wanted: Wanted, inForce: InForce, now: Date, fleeting: Fleeting = NONE): Load {
  const events = wanted.calendars.flatMap((calendar) => calendar.events);
  const standing = new Map(inForce.events.map((event) => [identityOf(event), event]));
  const gone = goneFrom(wanted, inForce, now, fleeting);
  const situation: ChangeSituation = { now, noticeDelayMs: noticeDelayMs(wanted.agency) };
  const heads = headsOf(wanted, inForce, gone.ahead);
  const load: Writes = {
    agency: isDeepStrictEqual(wanted.agency, inForce.agency) ? null : wanted.agency,
    deleteYears: inForce.heads
      .map(({ year }) => year)
      .filter((year) => !heads.some((head) => head.year === year)),
    putEvents: [
      ...events
        .map((event) => changeOf(event, standing.get(identityOf(event)), situation))
        .filter((event) => event !== null),
      ...gone.ahead.filter(({ withdrawn }) => !withdrawn).map((event) => withdrawalOf(event, situation)),
    ],
    deleteEvents: gone.forgotten,
    ...decidePublications(wanted.publications, inForce, now),
  };
  const putHeads = heads
    .filter((head) => isTouched(head, load, inForce))
    .map((head) => ({ ...head, changedAt: now.toISOString() }));
  const isNamed = names(inForce.version, {
    agency: wanted.agency,
    heads: headsAfter(heads, putHeads, inForce),
    publications: publicationsAfter(load, inForce.publications),
    shared: inForce.shared ?? [],
  });
  // What a load that was cut short brought, and this one takes back, is named as before it, and may be remembered.
  return { ...load, putHeads, renewsVersion: !isNamed || isChanging({ ...load, putHeads }) };
}

/** Whether anything is written. */
const isChanging = ({ agency, ...lists }: Omit<Load, 'renewsVersion'>): boolean =>
  agency !== null || Object.values(lists).some((list) => list.length > 0);

/** The events of what was read as they stand once all is written. */
export function eventsAfter({ putEvents, deleteEvents }: Load, { events }: InForce): StoredEvent[] {
  const written = new Map(putEvents.map((event) => [identityOf(event), event]));
  const deleted = new Set(deleteEvents.map(identityOf));
  const left = events.filter((event) => !deleted.has(identityOf(event)) && !written.has(identityOf(event)));
  return [...left, ...putEvents];
}

/** The calendars that stand once all is written: also one whose file is gone, as long as an event of it is ahead, whatever its source. */
function headsOf(
  { calendars }: Wanted,
  inForce: InForce,
  goneAhead: readonly StoredEvent[],
): readonly CalendarHead[] {
  const wanted = calendars.map(({ events: _, ...head }) => head);
  const left = inForce.heads
    .filter(({ year }) => !wanted.some((head) => head.year === year))
    .filter(
      ({ year }) =>
        goneAhead.some((event) => event.year === year) || inForce.heldYears?.includes(year) === true,
    );
  return [...wanted, ...left.map(({ changedAt: _, ...head }) => head)];
}

/** The heads as they stand once all is written. */
const headsAfter = (
  heads: readonly CalendarHead[],
  putHeads: readonly StoredHead[],
  inForce: InForce,
): readonly StoredHead[] =>
  heads
    .map(({ year }) => [...putHeads, ...inForce.heads].find((head) => head.year === year))
    .filter((head) => head !== undefined);

/**
 * Whether anything of a calendar changes: itself, one of its events, or the agency that speaks in it. An event that is
 * younger than its calendar was written by a load that was cut short.
 */
function isTouched(head: CalendarHead, load: Writes, inForce: InForce): boolean {
  const stored = inForce.heads.find(({ year }) => year === head.year);
  if (!stored || load.agency) return true;
  const { changedAt, ...standing } = stored;
  const ofYear = ({ year }: Event) => year === head.year;
  return (
    !isDeepStrictEqual(standing, head) ||
    [...load.putEvents, ...load.deleteEvents].some(ofYear) ||
    inForce.events.some((event) => ofYear(event) && event.changedAt > changedAt)
  );
}
