/** Reads the files of `events-data/` together: the agency first, then every calendar it governs, whole or not at all. */
import type { Agency } from '../agency/agency.ts';
import { readAgency } from '../agency/read-agency.ts';
import { AGENCY_FILE, translationOf, yearOf } from '../contract/calendar-files.ts';
import type { Calendar } from './event.ts';
import { isError, type Problem, RefusedFileError } from './problem.ts';
import { readCalendar } from './read-calendar.ts';
import { type NamedTranslation, orphanProblem, translateCalendar } from './translate-calendar.ts';

/** A file's name in `events-data/` and its text. */
interface NamedText {
  readonly name: string;
  readonly text: string;
}

export interface EventsData {
  readonly agency: Agency;
  readonly calendars: readonly Calendar[];
  readonly warnings: readonly Problem[];
}

/** Everything that the files mean; RefusedFileError with every problem when any file has an error. */
export function readEventsData(files: readonly NamedText[]): EventsData {
  const { agency, problems: agencyProblems } = readAgencyAmong(files);
  if (!agency) throw new RefusedFileError(agencyProblems);
  const read = files.flatMap(({ name, text }) => {
    const year = yearOf(name);
    if (year === null) return [];
    const found = readCalendar({ file: name, text, year, agency });
    return [translateCalendar({ file: name, ...found }, translationsOf(year, files), agency)];
  });
  const orphans = orphanProblems(
    files,
    read.map(({ calendar }) => calendar.year),
  );
  const problems = [...agencyProblems, ...read.flatMap((calendar) => calendar.problems), ...orphans];
  if (problems.some(isError)) throw new RefusedFileError(problems);
  return { agency, calendars: read.map(({ calendar }) => calendar), warnings: problems };
}

/** The translations of a year's calendar. */
function translationsOf(year: number, files: readonly NamedText[]): NamedTranslation[] {
  return files.flatMap(({ name, text }) => {
    const translation = translationOf(name);
    return translation?.year === year ? [{ file: name, text, language: translation.language }] : [];
  });
}

function orphanProblems(files: readonly NamedText[], years: readonly number[]): Problem[] {
  return files.flatMap(({ name }) => {
    const translation = translationOf(name);
    return translation && !years.includes(translation.year) ? [orphanProblem(name, translation)] : [];
  });
}

function readAgencyAmong(files: readonly NamedText[]) {
  const file = files.find(({ name }) => name === AGENCY_FILE);
  if (file) return readAgency({ file: file.name, text: file.text });
  const message = 'there is no agency file: write one beside the calendars (see events-data/README.md)';
  return { agency: null, problems: [{ file: AGENCY_FILE, line: 1, level: 'error', message } as const] };
}
