/** Reads the files of `events-data/` together: the agency first, then every calendar it governs, whole or not at all. */
import type { Agency } from '../agency/agency.ts';
import { readAgency } from '../agency/read-agency.ts';
import { AGENCY_FILE, yearOf } from '../contract/calendar-files.ts';
import type { Calendar } from './event.ts';
import { isError, type Problem, RefusedFileError } from './problem.ts';
import { readCalendar } from './read-calendar.ts';

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
