/** How an agency tells of changes: after which delay, and to how many without being asked. */
import * as v from 'valibot';
import { parseDuration } from '../calendar/duration.ts';

const MINUTE_MS = 60_000;

/** Longer than this, people set out before they hear. */
const LONGEST_DELAY_MS = 120 * MINUTE_MS;

const millisecondsOf = (text: string): number => {
  const { weeks, days, seconds } = parseDuration(text) ?? { weeks: 0, days: 0, seconds: Number.NaN };
  return weeks + days === 0 ? seconds * 1000 : Number.NaN;
};

/** What holds where the agency file says nothing. */
const USUAL = { delay: 'PT15M', most: 500 };

/** `delay`: for how long a change waits, so that a mended mistake tells nobody. `most`: people whom a deploy may tell unasked. */
export const NoticesSchema = v.optional(
  v.strictObject({
    delay: v.pipe(
      v.string(),
      v.check((text) => {
        const delay = millisecondsOf(text);
        return delay >= MINUTE_MS && delay <= LONGEST_DELAY_MS;
      }, 'must be a time from PT1M to PT2H, such as PT15M'),
    ),
    most: v.pipe(v.number('must be a number of people'), v.integer('must be a whole number'), v.minValue(0)),
  }),
  USUAL,
);

/** Milliseconds for which a change waits before it is told. */
export const noticeDelayMs = ({ notices }: { readonly notices: { readonly delay: string } }): number =>
  millisecondsOf(notices.delay);
