/** A day on which an agency does something every year. */
import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { atHour } from './wall-clock.ts';

/** Month and day, such as `12-01`. */
export const monthAndDay = v.pipe(
  v.string(),
  v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "must be a month and a day, such as '12-01'"),
);

/** Late in the morning, when people are at their mail. */
const HOUR = 10;

/** The instant at which it is done, by the agency's clock. February 29 is the last of February. */
export function momentOn(
  on: string,
  { year, timeZone }: { readonly year: number; readonly timeZone: string },
): string {
  const [month = 1, day = 1] = on.split('-').map(Number);
  return atHour(Temporal.PlainDate.from({ year, month, day }), { hour: HOUR, timeZone });
}
