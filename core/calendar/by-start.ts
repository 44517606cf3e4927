/** Events in the order in which they begin; those that begin at once by their ids, so that the order is always the same. */
import type { Event } from './event.ts';

type Begins = Pick<Event, 'startsAt' | 'id'>;

export const byStart = (one: Begins, other: Begins): number =>
  Date.parse(one.startsAt) - Date.parse(other.startsAt) || (one.id < other.id ? -1 : 1);
