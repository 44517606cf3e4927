/**
 * When a year's signature block is offered, by the agency's clock: it is for January; from December 1 on people can get ready, and from
 * February 1 on it is asked back.
 */
import { Temporal } from 'temporal-polyfill';

/** `early`: not there yet. `ahead`: to get ready. `on`: January. `over`: to be taken out again. */
export type BlockOffer = 'early' | 'ahead' | 'on' | 'over';

/** The first moments of its December, its January and its February. */
interface Months {
  readonly ahead: Date;
  readonly on: Date;
  readonly over: Date;
}

export function blockMonths(year: number, timeZone: string): Months {
  const first = (of: number, month: number) =>
    new Date(
      Temporal.PlainDate.from({ year: of, month, day: 1 }).toZonedDateTime(timeZone).epochMilliseconds,
    );
  return { ahead: first(year - 1, 12), on: first(year, 1), over: first(year, 2) };
}

export function blockOffer(year: number, timeZone: string, now: Date): BlockOffer {
  const { ahead, on, over } = blockMonths(year, timeZone);
  if (now < ahead) return 'early';
  if (now < on) return 'ahead';
  return now < over ? 'on' : 'over';
}
