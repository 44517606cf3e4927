/** How an event stands: confirmed or cancelled, at which revision, with how many places. */
import type { Event } from './event.ts';
import { MOST_PLACES } from './event-limits.ts';
import type { ProblemLog } from './problem-log.ts';
import { first, type Properties, type Property, quote, value } from './property.ts';

export type State = Pick<Event, 'status' | 'sequence' | 'capacity'>;

const STATUSES = ['CONFIRMED', 'TENTATIVE', 'CANCELLED'] as const;

/** STATUS (confirmed, where it is not written), SEQUENCE (0) and X-CAPACITY (no limit). */
export function readState(properties: Properties, log: ProblemLog): State {
  const sequence = first(properties, 'SEQUENCE');
  const capacity = first(properties, 'X-CAPACITY');
  return {
    status: readStatus(first(properties, 'STATUS'), log),
    sequence: sequence
      ? readCount(sequence, { least: 0, example: 'SEQUENCE:1 after the first change', log })
      : 0,
    capacity: capacity ? readCapacity(capacity, log) : null,
  };
}

function readCapacity(property: Property, log: ProblemLog): number {
  const places = readCount(property, { least: 1, example: 'X-CAPACITY:50 for fifty places', log });
  if (places <= MOST_PLACES) return places;
  log.error(
    property.line,
    `${quote(property)} is more than the ${MOST_PLACES.toLocaleString('en-US')} places that one event can have here: lower it, or register people elsewhere and give that page as URL`,
  );
  return MOST_PLACES;
}

function readStatus(property: Property | undefined, log: ProblemLog): Event['status'] {
  if (!property) return 'CONFIRMED';
  const status = STATUSES.find((known) => known === value(property).toUpperCase());
  if (!status)
    log.error(property.line, `${quote(property)} is none of an event's: write ${STATUSES.join(', ')}`);
  return status ?? 'CONFIRMED';
}

function readCount(
  property: Property,
  { least, example, log }: { least: number; example: string; log: ProblemLog },
): number {
  const written = value(property);
  const count = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
  if (count >= least) return count;
  log.error(property.line, `${quote(property)} is not a whole number from ${least} up: write ${example}`);
  return least;
}
