/** Which calendar readers are shown who ask for none: from February on people look ahead. */
import type { CalendarHead } from '../../core/calendar/event.store.ts';

/** Where next year's is not there yet, the latest one serves. `today` is `2026-11-22`, where the agency is. */
export function currentCalendar(heads: readonly CalendarHead[], today: string): CalendarHead | undefined {
  const [year = 0, month] = today.split('-').map(Number);
  const wanted = month === 1 ? year : year + 1;
  return heads.findLast((head) => head.year <= wanted) ?? heads[0];
}
