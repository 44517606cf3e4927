/** Alarms at an instant ring once for a whole series (RFC 5545 section 3.8.6.3): each belongs to one of its events. */
import { type Alarm, instantOf } from './alarms.ts';
import type { Occurrence } from './occurrences.ts';

/** The alarms of one event of a series; null: the agency's defaults. */
export interface Alarmed {
  readonly occurrence: Occurrence;
  readonly alarms: readonly Alarm[] | null;
}

/**
 * Each event with its alarms: one at an instant belongs to the first of those that have it in common which starts after it,
 * else to the last of them, where that is known.
 */
export function onceOnly(occurrences: readonly Occurrence[], isLastKnown: boolean): Alarmed[] {
  const sharing = Map.groupBy(occurrences, ({ facts }) => facts.alarms);
  const owners = new Map<Alarm, Occurrence | undefined>();
  for (const [alarms, events] of sharing) {
    const held = events.filter(({ facts }) => facts.content.status !== 'CANCELLED').toSorted(byStart);
    for (const alarm of alarms ?? []) {
      const instant = instantOf(alarm);
      if (instant === null) continue;
      const next = held.find(({ times }) => times.startsAt > instant);
      owners.set(alarm, next ?? (isLastKnown ? held.at(-1) : undefined));
    }
  }
  return occurrences.map((occurrence) => ({
    occurrence,
    alarms:
      occurrence.facts.alarms?.filter((alarm) => !owners.has(alarm) || owners.get(alarm) === occurrence) ??
      null,
  }));
}

/** Instants are spelled alike, so that their order is that of their text. */
const byStart = (one: Occurrence, other: Occurrence): number =>
  one.times.startsAt < other.times.startsAt ? -1 : Number(one.times.startsAt > other.times.startsAt);
