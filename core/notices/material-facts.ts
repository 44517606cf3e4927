/** What of an event people plan by: its time, its place, and whether it takes place. Everything else is cosmetic. */
import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../calendar/event.ts';
import { saysOnline } from '../calendar/says-online.ts';

/**
 * The facts whose change is told to those who were promised the event; the join link is the place of a webinar. Whether places are
 * limited says whom that link is for.
 */
export type MaterialFacts = Pick<
  Event,
  | 'status'
  | 'allDay'
  | 'start'
  | 'end'
  | 'timeZone'
  | 'startsAt'
  | 'endsAt'
  | 'written'
  | 'location'
  | 'conference'
  | 'capacity'
> & {
  /** The place in other languages, as far as it is translated. */
  readonly translatedLocations: Readonly<Record<string, string>>;
};

/** An event, or its facts. */
export type HasMaterialFacts = Omit<MaterialFacts, 'translatedLocations'> & Pick<Event, 'translations'>;

/** A way in which an event is not what it was. */
export type MaterialChange =
  | 'cancelled'
  | 'reinstated'
  | 'time'
  | 'place'
  | 'join'
  | 'tentative'
  | 'confirmed';

/** The material facts of an event, and nothing else of it. */
export function materialFactsOf(event: HasMaterialFacts): MaterialFacts {
  const { status, allDay, start, end, timeZone, startsAt, endsAt, written } = event;
  const { location, conference, capacity, translations = {} } = event;
  const translated = Object.entries(translations).flatMap(([language, { location: place }]) =>
    typeof place === 'string' ? [[language, place] as const] : [],
  );
  return {
    ...{ status, allDay, start, end, timeZone, startsAt, endsAt, written },
    ...{ location, conference, capacity, translatedLocations: Object.fromEntries(translated) },
  };
}

/** What is compared: of an event, or of its facts. */
export type Compared = Omit<MaterialFacts, 'translatedLocations' | 'capacity'>;

/**
 * What has changed, the gravest first. Of an event that is cancelled nothing else matters. Instants that follow newer zone data
 * are no change: the clock on the wall is what was announced.
 */
export function materialChanges(from: Compared, to: Compared): readonly MaterialChange[] {
  const status = statusChange(from, to);
  if (to.status === 'CANCELLED') return status;
  return [
    ...status,
    ...(isAtAnotherTime(from, to) ? (['time'] as const) : []),
    ...(placeOf(from) === placeOf(to) ? [] : (['place'] as const)),
    ...(from.conference === to.conference ? [] : (['join'] as const)),
  ];
}

/** What a webinar's LOCATION often says says nothing: it takes place nowhere else. */
const placeOf = ({ location }: Compared): string | null => (saysOnline(location) ? null : location);

function statusChange({ status: from }: Compared, { status: to }: Compared): MaterialChange[] {
  if (from === to) return [];
  if (to === 'CANCELLED') return ['cancelled'];
  if (from === 'CANCELLED') return ['reinstated'];
  return [to === 'TENTATIVE' ? 'tentative' : 'confirmed'];
}

function isAtAnotherTime(from: Compared, to: Compared): boolean {
  if (from.allDay !== to.allDay) return true;
  if (from.allDay) return from.start !== to.start || from.end !== to.end;
  if (from.startsAt === to.startsAt && from.endsAt === to.endsAt) return false;
  return from.written === null || !isDeepStrictEqual(from.written, to.written);
}
