/** Reads the files of `events-data/` together: the agency first, then every calendar it governs, whole or not at all. */
import type { Agency } from '../agency/agency.ts';
import { readAgency } from '../agency/read-agency.ts';
import type { Calendar } from './event.ts';
import { isError, type Problem, RefusedFileError } from './problem.ts';
import { readCalendar } from './read-calendar.ts';

/** The name of the agency file, beside the calendars it governs. */
export const AGENCY_FILE = 'agency.yaml';

/** A calendar's file name: its year; translations (`2026.es.ics`) carry a language too. */
const CALENDAR_FILE = /^(\d{4})\.ics$/;

/** The year that a file's name says its calendar is of; null for any other name. */
export function yearOf(name: string): number | null {
  const year = CALENDAR_FILE.exec(name)?.[1];
  return year ? Number(year) : null;
}

/** Whether a file of `events-data/` is loaded: the agency file and `<year>.ics`, nothing else. */
export const isLoaded = (name: string): boolean => name === AGENCY_FILE || yearOf(name) !== null;

export interface EventsData {
  readonly agency: Agency;
  readonly calendars: readonly Calendar[];
  readonly warnings: readonly Problem[];
}

/** Everything that the files mean; RefusedFileError with every problem when any file has an error. */
export function readEventsData(
  files: readonly { readonly name: string; readonly text: string }[],
): EventsData {
  const { agency, problems: agencyProblems } = readAgencyAmong(files);
  if (!agency) throw new RefusedFileError(agencyProblems);
  const read = files.flatMap(({ name, text }) => {
    const year = yearOf(name);
    return year === null ? [] : [readCalendar({ file: name, text, year, agency })];
  });
  const problems = [...agencyProblems, ...read.flatMap((calendar) => calendar.problems)];
  if (problems.some(isError)) throw new RefusedFileError(problems);
  return { agency, calendars: read.map(({ calendar }) => calendar), warnings: problems };
}

function readAgencyAmong(files: readonly { readonly name: string; readonly text: string }[]) {
  const file = files.find(({ name }) => name === AGENCY_FILE);
  if (file) return readAgency({ file: file.name, text: file.text });
  const message = 'there is no agency file: write one beside the calendars (see events-data/README.md)';
  return { agency: null, problems: [{ file: AGENCY_FILE, line: 1, level: 'error', message } as const] };
}
