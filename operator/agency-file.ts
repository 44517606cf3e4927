/** Which agency file governs a calendar. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AGENCY_FILE } from '../core/contract/calendar-files.ts';

/** The agency of calendars that have none beside them. */
const SHIPPED = join('events-data', AGENCY_FILE);

/**
 * The file that was named; else `agency.yaml` beside the calendar; else the one in `events-data/`.
 *
 * @param calendar path of the calendar
 * @param named what the option `--agency` says
 */
export function agencyFileOf(calendar: string, named: string | undefined): string {
  const beside = join(dirname(calendar), AGENCY_FILE);
  return named ?? (existsSync(beside) ? beside : SHIPPED);
}
