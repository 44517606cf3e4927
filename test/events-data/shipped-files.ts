/** Reads the files this project ships, as the loader does. */
import { readFileSync } from 'node:fs';
import type { Agency } from '../../core/agency/agency.ts';
import { readAgency } from '../../core/agency/read-agency.ts';
import type { Calendar } from '../../core/calendar/event.ts';
import type { Problem } from '../../core/calendar/problem.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import type { PageFacts } from './page-facts.ts';

export const shipped = (file: string): string =>
  readFileSync(new URL(`../../events-data/${file}`, import.meta.url), 'utf8');

export function shippedAgency(file: string): { agency: Agency; problems: readonly Problem[] } {
  const { agency, problems } = readAgency({ file, text: shipped(file) });
  if (!agency) throw new Error(`${file} was refused: ${JSON.stringify(problems)}`);
  return { agency, problems };
}

export function shippedCalendar({ file, year, agency }: Pick<PageFacts, 'file' | 'year' | 'agency'>): {
  calendar: Calendar;
  problems: readonly Problem[];
} {
  return readCalendar({ file, text: shipped(file), year, agency: shippedAgency(agency).agency });
}
