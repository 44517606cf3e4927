/** What becomes of events that are no longer in their files. */
import type { StoredEvent } from './changes.ts';
import { type InForce, identityOf, type Wanted } from './decide-load.ts';

/** Events that have stood so short a time, and concern so few, that they may go without a trace: by identity. */
export type Fleeting = ReadonlySet<string>;

/** Events that are in force and in no file any more. */
export interface GoneEvents {
  /** They stay, as cancelled, until they would have been over. */
  readonly ahead: readonly StoredEvent[];
  /** They are over, or were a slip: they are deleted. */
  readonly forgotten: readonly StoredEvent[];
}

/** Milliseconds within which an event that nobody was promised is taken for a slip, or for part of a deploy that failed. */
const FLEETING_MS = 2 * 60 * 60_000;

const notIn = ({ calendars }: Wanted, { events }: InForce): readonly StoredEvent[] => {
  const kept = new Set(calendars.flatMap((calendar) => calendar.events).map(identityOf));
  return events.filter((event) => !kept.has(identityOf(event)));
};

/** The events that have gone from their files soon after they came: whether somebody was promised them decides. */
export const goneSoon = (wanted: Wanted, inForce: InForce, now: Date): StoredEvent[] =>
  notIn(wanted, inForce).filter(({ addedAt }) => now.getTime() - Date.parse(addedAt) < FLEETING_MS);

/** Every event that has gone, by what becomes of it. */
export function goneFrom(wanted: Wanted, inForce: InForce, now: Date, fleeting: Fleeting): GoneEvents {
  const stays = (event: StoredEvent) => isAhead(event, now) && !fleeting.has(identityOf(event));
  const { true: ahead = [], false: forgotten = [] } = Object.groupBy(notIn(wanted, inForce), (event) =>
    stays(event) ? 'true' : 'false',
  );
  return { ahead, forgotten };
}

/** Also as people know it, while a change waits to be told. */
function isAhead({ endsAt, notice, states }: StoredEvent, now: Date): boolean {
  const isWaiting = notice !== null && Date.parse(notice.dueAt) > now.getTime();
  const ends = [endsAt, ...(isWaiting ? states.map(({ facts }) => facts.endsAt) : [])];
  return ends.some((end) => Date.parse(end) > now.getTime());
}
