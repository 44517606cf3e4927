/** Until when it is kept who got a mailing. */
import type { Agency } from '../agency/agency.ts';
import { epochSeconds } from '../runtime/epoch-seconds.ts';

/** Where the agency file says nothing. */
export const USUAL_RETENTION = { mailings: 'P13M' };

/** Days for which a mailing is remembered beyond its use, however short a time is kept: forgotten before, it would be sent once more. */
const BEYOND_USE_DAYS = 30;

/** Epoch seconds from which on the table may forget a mailing that was started then. */
export function expiryOf(
  { startedAt, useUntil }: { readonly startedAt: Date; readonly useUntil: string },
  { retention }: Pick<Agency, 'retention'>,
): number {
  const end = periodAfter(startedAt, { retention });
  const beyondUse = new Date(useUntil);
  beyondUse.setUTCDate(beyondUse.getUTCDate() + BEYOND_USE_DAYS);
  return epochSeconds(end > beyondUse ? end : beyondUse);
}

/** The end of the agency's period that begins then. */
export function periodAfter(start: Date, { retention }: Pick<Agency, 'retention'>): Date {
  const [, count = '1', unit = 'Y'] = /^P(\d+)([DWMY])$/.exec(retention.mailings) ?? [];
  const end = new Date(start);
  if (unit === 'Y' || unit === 'M')
    end.setUTCMonth(end.getUTCMonth() + Number(count) * (unit === 'Y' ? 12 : 1));
  else end.setUTCDate(end.getUTCDate() + Number(count) * (unit === 'W' ? 7 : 1));
  return end;
}
