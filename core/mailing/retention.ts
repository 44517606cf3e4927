/** Until when it is kept who got a mailing. */
import type { Agency } from '../agency/agency.ts';
import { epochSeconds } from '../runtime/epoch-seconds.ts';

/** Epoch seconds from which on the table may forget a mailing that was started then. */
export function expiryOf(startedAt: Date, { retention }: Pick<Agency, 'retention'>): number {
  const [, count = '1', unit = 'Y'] = /^P(\d+)([DWMY])$/.exec(retention.mailings) ?? [];
  const end = new Date(startedAt);
  if (unit === 'Y' || unit === 'M')
    end.setUTCMonth(end.getUTCMonth() + Number(count) * (unit === 'Y' ? 12 : 1));
  else end.setUTCDate(end.getUTCDate() + Number(count) * (unit === 'W' ? 7 : 1));
  return epochSeconds(end);
}
