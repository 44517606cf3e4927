/** Reads the files this project ships, as the loader does. */
import { existsSync, readFileSync } from 'node:fs';
import type { Agency } from '../../core/agency/agency.ts';
import { readAgency } from '../../core/agency/read-agency.ts';
import type { Calendar } from '../../core/calendar/event.ts';
import type { Problem } from '../../core/calendar/problem.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { translateCalendar } from '../../core/calendar/translate-calendar.ts';
import type { Month } from '../../core/month/month.ts';
import { readMonth } from '../../core/month/read-month.ts';
import { readResources } from '../../core/resources/read-resources.ts';
import type { Resources } from '../../core/resources/resources.ts';
import type { PageFacts } from './page-facts.ts';

const locate = (file: string): URL => new URL(`../../events-data/${file}`, import.meta.url);

export const shipped = (file: string): string => readFileSync(locate(file), 'utf8');

export function shippedAgency(file: string): { agency: Agency; problems: readonly Problem[] } {
  const { agency, problems } = readAgency({ file, text: shipped(file) });
  if (!agency) throw new Error(`${file} was refused: ${JSON.stringify(problems)}`);
  return { agency, problems };
}

/** A calendar with its translation, where it has one. */
export function shippedCalendar({ file, year, agency }: Pick<PageFacts, 'file' | 'year' | 'agency'>): {
  calendar: Calendar;
  problems: readonly Problem[];
} {
  const read = readCalendar({ file, text: shipped(file), year, agency: shippedAgency(agency).agency });
  const spanish = file.replace('.ics', '.es.ics');
  const translations = existsSync(locate(spanish))
    ? [{ file: spanish, text: shipped(spanish), language: 'es' }]
    : [];
  return translateCalendar({ file, ...read }, translations, shippedAgency(agency).agency);
}

/** What stands beside a calendar: the month file of its year, and its agency's resources. */
export function shippedPublications({
  file,
  year,
  agency: name,
}: Pick<PageFacts, 'file' | 'year' | 'agency'>): {
  month: Month;
  resources: Resources;
} {
  const { agency } = shippedAgency(name);
  const besides = name.replace('agency.yaml', 'resources.yaml');
  const monthFile = file.replace('.ics', '.yaml');
  const { month, ...ofMonth } = readMonth({ file: monthFile, text: shipped(monthFile), year, agency });
  const { resources, ...others } = readResources({ file: besides, text: shipped(besides), agency });
  if (!month || !resources)
    throw new Error(`refused: ${JSON.stringify([...ofMonth.problems, ...others.problems])}`);
  return { month, resources };
}
