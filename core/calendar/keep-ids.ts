/**
 * Lets events keep the ids under which people were promised them when their VEVENT turns from a single event into a series, or back:
 * what is on the day on which something with its UID was to be, is that.
 */
import { Temporal } from 'temporal-polyfill';
import type { Event } from './event.ts';

type KeyedEvent = Pick<
  Event,
  'id' | 'year' | 'source' | 'uid' | 'recurrenceId' | 'allDay' | 'start' | 'startsAt' | 'timeZone'
>;

/**
 * The wanted events, in their order. One takes the id of the standing event of its year, source and UID that has its `recurrenceId`, else
 * of one with its original local day, the first of that day for the first; without any it keeps its own. Everything else of it
 * stays. Doing it again changes nothing, and no two events get one id.
 *
 * @param wanted as the files have them: ids unique within a year and source
 * @param standing as they are in force
 */
export function keepIds<E extends KeyedEvent>(wanted: readonly E[], standing: readonly KeyedEvent[]): E[] {
  const sameDate = paired(wanted, standing, dateOf);
  const used = new Set(sameDate.values());
  const sameDay = paired(
    wanted.filter((event) => !sameDate.has(event)).toSorted(byMoment),
    standing.filter((event) => !used.has(event)).toSorted(byMoment),
    dayOf,
  );
  const kept = new Map<E, string>();
  for (const event of wanted) {
    const id = (sameDate.get(event) ?? sameDay.get(event))?.id;
    if (id !== undefined) kept.set(event, id);
  }
  return withoutTwins(wanted, kept);
}

/** Whoever's own id another has kept takes the one that the other would have had. */
function withoutTwins<E extends KeyedEvent>(wanted: readonly E[], kept: ReadonlyMap<E, string>): E[] {
  const spared = new Map([...kept].map(([event, id]) => [placeOf({ ...event, id }), event.id] as const));
  return wanted.map((event) => {
    let id = kept.get(event);
    if (id !== undefined) return id === event.id ? event : { ...event, id };
    id = event.id;
    for (let other = spared.get(placeOf(event)); other !== undefined && other !== id; ) {
      id = other;
      other = spared.get(placeOf({ ...event, id }));
    }
    return id === event.id ? event : { ...event, id };
  });
}

/** Each fresh event with a free one that is called alike, as long as there are any. */
function paired<E extends KeyedEvent>(
  fresh: readonly E[],
  free: readonly KeyedEvent[],
  nameOf: (event: KeyedEvent) => string,
): ReadonlyMap<E, KeyedEvent> {
  const left = Map.groupBy(free, nameOf);
  return new Map(
    fresh.flatMap((event) => {
      const found = left.get(nameOf(event))?.shift();
      return found ? [[event, found] as const] : [];
    }),
  );
}

/** Ids are unique in a year's calendar, and in one source. */
const placeOf = ({ year, source, id }: KeyedEvent): string => JSON.stringify([year, source, id]);

const dateOf = ({ year, source, uid, recurrenceId }: KeyedEvent): string =>
  JSON.stringify([year, source, uid, recurrenceId]);

const dayOf = (event: KeyedEvent): string =>
  JSON.stringify([event.year, event.source, event.uid, originalDay(event)]);

const DAY_LENGTH = '20270113'.length;

/** `20270113`: when it was to be; for an event that is no date of a series, when it is. */
const originalDay = ({ recurrenceId, allDay, start, startsAt, timeZone }: KeyedEvent): string => {
  if (recurrenceId !== null) return recurrenceId.slice(0, DAY_LENGTH);
  const day = allDay
    ? start
    : Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return day.replaceAll('-', '');
};

/** Instants are spelled alike, so that their order is that of their text; ids decide between events at one moment. */
function byMoment(one: KeyedEvent, other: KeyedEvent): number {
  if (one.startsAt !== other.startsAt) return one.startsAt < other.startsAt ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
