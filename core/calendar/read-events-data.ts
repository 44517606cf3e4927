/** What the files of `events-data/` are read as together: the agency first, then every calendar it governs, whole or not at all. */
import type { Agency } from '../agency/agency.ts';
import { readAgency } from '../agency/read-agency.ts';
import { AGENCY_FILE, translationOf, yearOf } from '../contract/calendar-files.ts';
import { privateLinkProblems, privateLinksOf } from '../publications/private-links-shown.ts';
import type { Publication } from '../publications/publication.ts';
import { readPublications } from '../publications/read-publications.ts';
import type { Calendar } from './event.ts';
import { isError, type Problem, RefusedFileError } from './problem.ts';
import type { TranslatedCalendarFile } from './read-translated-calendar.ts';
import { type NamedTranslation, orphanProblem } from './translate-calendar.ts';

/** A file's name in `events-data/` and its text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export interface EventsData {
  readonly agency: Agency;
  readonly calendars: readonly Calendar[];
  /** Newsletter issues, month files and resources. */
  readonly publications: readonly Publication[];
  readonly warnings: readonly Problem[];
}

/** What is to be read of the files of `events-data/`, and what is known of them before any calendar is read. */
export interface FoundCalendars {
  readonly agency: Agency;
  readonly calendars: readonly TranslatedCalendarFile[];
  /** What is published beside the calendars. */
  readonly publications: readonly Publication[];
  /** All files, by which problems of publications are found once the calendars are read. */
  readonly files: readonly NamedText[];
  /** Of the agency file and of publications. */
  readonly problems: readonly Problem[];
  /** Of translations that have nothing to translate. */
  readonly orphans: readonly Problem[];
}

/** The agency, and the calendars that it governs, yet to be read; RefusedFileError when the agency can't be read. */
export function findCalendars(files: readonly NamedText[]): FoundCalendars {
  const { agency, problems } = readAgencyAmong(files);
  if (!agency) throw new RefusedFileError(problems);
  const calendars = files.flatMap(({ name, text }) => {
    const year = yearOf(name);
    return year === null
      ? []
      : [{ file: name, text, year, agency, translations: translationsOf(year, files) }];
  });
  const years = calendars.map(({ year }) => year);
  const read = readPublications(files, agency);
  return {
    ...{ agency, calendars, publications: read.publications, files },
    problems: [...problems, ...read.problems],
    orphans: orphanProblems(files, years),
  };
}

/**
 * The files of `found` as they were read; RefusedFileError with every problem when any file has an error.
 *
 * @param read what each calendar of `found` was read as; without a calendar where there is an error
 */
export function gatherEventsData(
  { agency, publications, files, problems: otherProblems, orphans }: FoundCalendars,
  read: readonly { readonly calendar: Calendar | null; readonly problems: readonly Problem[] }[],
): EventsData {
  const calendars = read.flatMap(({ calendar }) => calendar ?? []);
  const problems = [
    ...otherProblems,
    ...read.flatMap((calendar) => calendar.problems),
    ...orphans,
    ...privateLinkProblems({ files, publications }, privateLinksOf(calendars)),
  ];
  if (problems.some(isError)) throw new RefusedFileError(problems);
  return { agency, calendars, publications, warnings: problems };
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
