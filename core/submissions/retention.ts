/** Until when it is kept what was submitted and who decided on it. */
import type { Agency } from '../agency/agency.ts';
import { periodAfter } from '../mailing/retention.ts';
import { lastMomentOf } from './read-days.ts';
import type { Submitted } from './submission.ts';

/** As long as the agency keeps who got a mailing: from the decision, or from the last day of the event where that is later. */
export function recordKeptUntil(now: Date, content: Submitted, agency: Pick<Agency, 'retention'>): Date {
  const from = content.type === 'event' ? lastMomentOf(content) : now;
  return periodAfter(from > now ? from : now, agency);
}
