/** Cuts an audience into ranges of ids without reading one subscriber: ids are uniform, so counts are enough. */
import type { IdBounds } from '../subscribers/subscription.store.ts';

/** Most people in one SendBulkEmail. @see https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
export const MOST_PER_CALL = 50;
/**
 * About as many people as one `send-range` serves in one go. Each range leaves a call per wording that is not full,
 * and has reads, a lease and a message of its own: the larger it is, the fewer requests a person takes. Fifteen hundred
 * people in eight wordings are 34 calls, as many at a time as a second of the worker's share holds; whoever is left when the
 * worker's time is over is the next one's.
 */
const PEOPLE_PER_RANGE = 1500;
/** Seconds of sending that one range may take, so that a slow account's ranges end within the function's time. */
const SECONDS_PER_RANGE = 20;

/** Ranges are cut at prefixes of this many hex digits: 4 billion places. */
const PREFIX_DIGITS = 8;
const PREFIXES = 16 ** PREFIX_DIGITS;

/** How many ranges for about `people` people at `rate` messages a second; one at least, for counts may lag. */
export function countRanges(people: number, rate: number): number {
  const perRange = Math.max(1, Math.min(PEOPLE_PER_RANGE, Math.floor(rate * SECONDS_PER_RANGE)));
  return Math.max(1, Math.ceil(people / perRange));
}

/** A range as the first hex digits it touches and the ids it spans (the same bounds serve every shard). */
export type RangeBounds = IdBounds;

const prefix = (place: number) => place.toString(16).padStart(PREFIX_DIGITS, '0');
const HEX_DIGITS = '0123456789abcdef';

/** The bounds of range `range`, counted from 0, of `ranges`: every id lies in exactly one of them. */
export function rangeBounds(range: number, ranges: number): RangeBounds {
  const first = prefix(Math.floor((range * PREFIXES) / ranges));
  const last = prefix(Math.floor(((range + 1) * PREFIXES) / ranges) - 1);
  const hexDigits = HEX_DIGITS.slice(
    HEX_DIGITS.indexOf(first.charAt(0)),
    HEX_DIGITS.indexOf(last.charAt(0)) + 1,
  );
  return { hexDigits: [...hexDigits], ids: { from: first, to: `${last}~` } };
}
