/** Events that people come to, two at the same time. */
import type { Event } from '../calendar/event.ts';
import { called, isLive, type PlanWarning, warningOf } from './plan-warning.ts';

/** Others that are named beside an event. */
const MOST_NAMED = 3;

/**
 * One warning for each event that others begin during, so that each pair is told of once. An event of whole days says nothing
 * of its hours, and is left out.
 */
export function overlapWarnings(events: readonly Event[]): PlanWarning[] {
  const byStart = events
    .filter((event) => isLive(event) && !event.allDay)
    .toSorted((one, other) => order(one.startsAt, other.startsAt) || order(one.id, other.id));
  return byStart.flatMap((event, index) => {
    const after = firstFrom(event.endsAt, byStart);
    const others = byStart.slice(index + 1, Math.min(after, index + 1 + MOST_NAMED));
    const more = after - index - 1 - others.length;
    return others.length === 0 ? [] : [warningOf(event, 'two-at-once', saying(others, more))];
  });
}

function saying(others: readonly Event[], more: number): string {
  const named = [...others.map(called), ...(more > 0 ? [`${more} more`] : [])];
  return `overlaps ${listed(named)}: nobody can be at both. Move one of them, or leave it if they are for different people.`;
}

const listed = (names: readonly string[]): string =>
  names.length === 1 ? `${names[0]}` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const order = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** How many of `byStart` begin before `instant`; halved again and again, for a calendar may have thousands. */
function firstFrom(instant: string, byStart: readonly Event[]): number {
  let [low, high] = [0, byStart.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((byStart[middle]?.startsAt ?? '') < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
