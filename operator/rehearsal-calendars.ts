/** Which calendars a rehearsal plays, and by which agency file. */
import { basename, dirname, join } from 'node:path';
import type { Agency } from '../core/agency/agency.ts';
import { readAgency } from '../core/agency/read-agency.ts';
import { type CalendarReader, withCalendarReader } from '../core/calendar/calendar-reader.ts';
import type { Calendar } from '../core/calendar/event.ts';
import { isError, RefusedFileError } from '../core/calendar/problem.ts';
import { AGENCY_FILE, calendarFileOf, translationOf, yearOf } from '../core/contract/calendar-files.ts';
import { readEventsDataFolder } from '../local/events-data.ts';
import { OperatorError } from '../local/operator-error.ts';
import type { DeployFile } from '../local/upload-files.ts';
import { agencyFileOf } from './agency-file.ts';
import { readOrRefuse } from './read-file.ts';
import {
  calendarFilesIn,
  chooseNamedIssues,
  choosePublications,
  folderOf,
  isOfYears,
  type RehearsedIssue,
} from './rehearsal-newsletters.ts';
import { translationsBeside } from './translations-beside.ts';

const EVENTS_DATA = 'events-data';

/** What the operator asked to rehearse. */
export interface Choice {
  readonly year?: number;
  /** Calendar files; none means one of `events-data/`. */
  readonly calendar: readonly string[];
  /** Newsletter issues, to be played alone. */
  readonly newsletter: readonly string[];
  readonly agency?: string;
}

/** The agency, what of its calendars and newsletters is played, and the files that a deploy of them would carry. */
export interface Chosen {
  readonly agency: Agency;
  readonly calendars: readonly Calendar[];
  readonly newsletters: readonly RehearsedIssue[];
  readonly files: readonly DeployFile[];
}

/** Reads what is to be rehearsed; RefusedFileError when a file has errors. */
export const chooseCalendars = (choice: Choice): Promise<Chosen> =>
  withCalendarReader((reader) => choose(choice, reader));

async function choose(choice: Choice, reader: CalendarReader): Promise<Chosen> {
  if (choice.year !== undefined && choice.calendar.length > 0) {
    throw new OperatorError(
      '--year names a calendar of events-data/, --calendar another file: give one of the two.',
    );
  }
  if (choice.newsletter.length > 0) return chooseIssues(choice);
  const beside = choice.calendar[0] ?? join(EVENTS_DATA, 'any');
  const { agency, file } = chooseAgency(beside, choice.agency);
  const paths =
    choice.calendar.length > 0 ? choice.calendar : await calendarsOfYear(choice.year, agency, reader);
  const readAll = await Promise.all(paths.map((path) => readOne(path, agency, reader)));
  const byYear = Map.groupBy(readAll, ({ calendar }) => calendar.year);
  const twice = [...byYear].find(([, same]) => same.length > 1);
  if (twice) throw new OperatorError(`Two calendars of ${twice[0]}: rehearse them one after the other.`);
  const published = await choosePublications(dirname(beside), agency, isOfYears([...byYear.keys()]));
  return {
    agency,
    calendars: readAll.map(({ calendar }) => calendar),
    newsletters: published.newsletters,
    files: [file, ...readAll.flatMap((read) => read.files), ...published.files],
  };
}

function chooseAgency(beside: string, named: string | undefined): { agency: Agency; file: DeployFile } {
  const agencyFile = agencyFileOf(beside, named);
  const text = readOrRefuse(agencyFile);
  const { agency, problems } = readAgency({ file: agencyFile, text });
  if (!agency) throw new RefusedFileError(problems);
  return { agency, file: { name: AGENCY_FILE, text } };
}

/** Issues alone: the calendars beside them are there, and nothing of them is played. */
async function chooseIssues({ newsletter, calendar, year, agency: named }: Choice): Promise<Chosen> {
  if (year !== undefined || calendar.length > 0)
    throw new OperatorError('--newsletter plays issues alone: leave --year and --calendar out.');
  const [folder, another] = new Set(newsletter.map(folderOf));
  if (folder === undefined || another !== undefined)
    throw new OperatorError('These issues lie in several folders: rehearse them one after the other.');
  const { agency, file } = chooseAgency(join(folder, 'any'), named);
  const published = await chooseNamedIssues(folder, agency, newsletter);
  return {
    ...{ agency, calendars: [], newsletters: published.newsletters },
    files: [file, ...(await calendarFilesIn(folder)), ...published.files],
  };
}

/** The calendar of `year`, or of the latest year with a webinar. */
async function calendarsOfYear(
  year: number | undefined,
  agency: Agency,
  reader: CalendarReader,
): Promise<string[]> {
  if (year !== undefined) return [join(EVENTS_DATA, `${year}.ics`)];
  const calendars = (await readEventsDataFolder(EVENTS_DATA)).filter(({ name }) => yearOf(name) !== null);
  for (const { name, text } of calendars.toReversed()) {
    const alone = { file: name, text, year: yearOf(name), agency, translations: [] };
    const { calendar } = await reader.read(alone);
    if (calendar?.events.some(({ kind }) => kind === 'WEBINAR')) return [join(EVENTS_DATA, name)];
  }
  throw new OperatorError(
    `No calendar in ${EVENTS_DATA}/ has a webinar: name one with --year or --calendar.`,
  );
}

/** A calendar with its translations, and the files that a deploy of it would carry. */
async function readOne(
  path: string,
  agency: Agency,
  reader: CalendarReader,
): Promise<{ calendar: Calendar; files: DeployFile[] }> {
  const text = readOrRefuse(path);
  const translations = translationsBeside(path).map((file) => ({
    file,
    text: readOrRefuse(file),
    language: translationOf(basename(file))?.language ?? '',
  }));
  const asked = { file: path, text, year: yearOf(basename(path)), agency, translations };
  const { calendar, problems } = await reader.read(asked);
  if (!calendar || problems.some(isError)) throw new RefusedFileError(problems);
  return {
    calendar,
    files: [
      { name: calendarFileOf(calendar.year), text },
      ...translations.map(({ file, text }) => ({ name: basename(file), text })),
    ],
  };
}
