/** What calendars mean and what is wrong with them, before anything is deployed: plain data, for people and programs. */
import { basename, dirname, join } from 'node:path';
import type { Agency } from '../core/agency/agency.ts';
import { checkHotlines } from '../core/agency/check-hotlines.ts';
import { readAgency } from '../core/agency/read-agency.ts';
import type { CalendarReader } from '../core/calendar/calendar-reader.ts';
import type { Calendar, Event, EventTranslation } from '../core/calendar/event.ts';
import type { Problem } from '../core/calendar/problem.ts';
import type { CalendarRead } from '../core/calendar/reading.worker.ts';
import type { NamedTranslation } from '../core/calendar/translate-calendar.ts';
import { AGENCY_FILE, calendarFileOf, translationOf, yearOf } from '../core/contract/calendar-files.ts';
import { checkHolidayRegion } from './holidays.ts';
import type { FileText } from './read-file.ts';

/** How the check gets at its files. */
export interface CheckedFiles {
  readonly textOf: (file: string) => FileText;
  /** The agency file that governs a calendar. */
  readonly agencyFileOf: (calendar: string) => string;
  /** The files that translate a calendar. */
  readonly translationsOf: (calendar: string) => readonly string[];
  /** When the files are checked: a help line that was called long ago has to be called again. */
  readonly now: Date;
  readonly reader: Pick<CalendarReader, 'read'>;
}

/** One calendar that could be read, with errors or without. */
export interface CheckedCalendar {
  readonly file: string;
  readonly calendar: Calendar;
}

/** What a check found. */
export interface CalendarCheck {
  readonly calendars: readonly CheckedCalendar[];
  /** Not looked at, because the agency file that governs them can't be used. */
  readonly passedOver: readonly string[];
  /** Of all files: each agency file's once, then each calendar's by line. */
  readonly problems: readonly Problem[];
}

/** Reads every calendar of `files` with its agency and translations; a translation is read with its calendar. */
export async function checkCalendars(files: readonly string[], input: CheckedFiles): Promise<CalendarCheck> {
  const agencies = new Map<string, Awaited<ReturnType<typeof agencyIn>>>();
  const calendars: CheckedCalendar[] = [];
  const passedOver: string[] = [];
  const problems: Problem[] = [];
  for (const file of new Set(files.map(calendarOf))) {
    const agencyFile = input.agencyFileOf(file);
    const known = agencies.get(agencyFile);
    const { agency, problems: agencyProblems } = known ?? (await agencyIn(agencyFile, input));
    if (!known) {
      agencies.set(agencyFile, { agency, problems: agencyProblems });
      problems.push(...agencyProblems);
    }
    if (!agency) {
      passedOver.push(file);
      continue;
    }
    if (basename(file) === AGENCY_FILE) continue;
    const read = await readOne(file, agency, input);
    if (read.calendar) calendars.push({ file, calendar: read.calendar });
    problems.push(...read.problems);
  }
  return { calendars, passedOver, problems };
}

/** The calendar itself, or the one beside a translation. */
function calendarOf(file: string): string {
  const translation = translationOf(basename(file));
  return translation ? join(dirname(file), calendarFileOf(translation.year)) : file;
}

async function agencyIn(
  file: string,
  { textOf, now }: CheckedFiles,
): Promise<{ agency: Agency | null; problems: readonly Problem[] }> {
  const found = textOf(file);
  if ('unreadable' in found) return { agency: null, problems: [unreadableAgency(file, found.unreadable)] };
  const named = { file, text: found.text };
  const { agency, problems } = readAgency(named);
  const outdated = [...checkHotlines(named, now), ...(await checkHolidayRegion(named))];
  return { agency, problems: [...problems, ...outdated] };
}

/** Of an agency file that can't be opened, whatever it was to be read for. */
export const unreadableAgency = (file: string, why: string): Problem =>
  unreadable(file, why, ', or name the agency file that governs these files with --agency');

async function readOne(
  file: string,
  agency: Agency,
  { textOf, translationsOf, reader }: CheckedFiles,
): Promise<CalendarRead> {
  const found = textOf(file);
  if ('unreadable' in found) return { calendar: null, problems: [unreadable(file, found.unreadable)] };
  const beside = translationsOf(file).map((path) => translationIn(path, textOf));
  const translations = beside.filter((each) => 'text' in each);
  const year = yearOf(basename(file));
  const { calendar, problems } = await reader.read({ file, text: found.text, year, agency, translations });
  const named = year === null ? [misnamed(file)] : [];
  return { calendar, problems: [...named, ...problems, ...beside.filter((each) => 'message' in each)] };
}

function translationIn(file: string, textOf: CheckedFiles['textOf']): NamedTranslation | Problem {
  const found = textOf(file);
  if ('unreadable' in found) return unreadable(file, found.unreadable);
  return { file, text: found.text, language: translationOf(basename(file))?.language ?? '' };
}

const misnamed = (file: string): Problem => ({
  file,
  line: 1,
  level: 'warning',
  message: `only a file named for its year, such as ${calendarFileOf(2027)}, is ever loaded: rename it before you deploy`,
});

/** A file that can't be opened. */
export const unreadable = (file: string, why: string, orElse = ''): Problem => ({
  file,
  line: 1,
  level: 'error',
  message: `this file can't be opened (${why}): check its name and folder${orElse}`,
});

/** The check as `--json` prints it: a shape that programs rely on. */
export function checkAsJson({ calendars, problems }: CalendarCheck) {
  return { events: calendars.flatMap(({ calendar }) => calendar.events.map(eventAsJson)), problems };
}

/** Timed events have UTC instants, all-day ones dates, the end exclusive. */
function eventAsJson(event: Event) {
  return {
    uid: event.uid,
    recurrenceId: event.recurrenceId,
    kind: event.kind,
    summary: event.summary,
    start: event.start,
    end: event.end,
    timeZone: event.timeZone,
    allDay: event.allDay,
    status: event.status,
    sequence: event.sequence,
    url: event.url,
    location: event.location,
    categories: [event.kind, ...event.topics],
    reminders: (event.status === 'CANCELLED' ? [] : event.reminders).map(({ offset, dueAt }) => ({
      offset,
      dueAt,
    })),
    ...(event.translations && { translations: Object.entries(event.translations).map(titleAsJson) }),
  };
}

const titleAsJson = ([language, { summary }]: [string, EventTranslation]) => ({ language, summary });
