/** What calendars mean and what is wrong with them, before anything is deployed: plain data, for people and programs. */
import { basename } from 'node:path';
import type { Agency } from '../core/agency/agency.ts';
import { readAgency } from '../core/agency/read-agency.ts';
import type { Calendar, Event } from '../core/calendar/event.ts';
import type { Problem } from '../core/calendar/problem.ts';
import { readCalendar } from '../core/calendar/read-calendar.ts';
import { yearOf } from '../core/contract/calendar-files.ts';

/** How the check gets at its files. */
export interface CheckedFiles {
  readonly textOf: (file: string) => FileText;
  /** The agency file that governs a calendar. */
  readonly agencyFileOf: (calendar: string) => string;
}

/** One calendar that could be read, with errors or without. */
export interface CheckedCalendar {
  readonly file: string;
  readonly calendar: Calendar;
}

import type { FileText } from './read-file.ts';

/** What a check found. */
export interface CalendarCheck {
  readonly calendars: readonly CheckedCalendar[];
  /** Of all files: each agency file's once, then each calendar's by line. */
  readonly problems: readonly Problem[];
}

/** Reads every calendar of `files` with its agency. */
export function checkCalendars(files: readonly string[], input: CheckedFiles): CalendarCheck {
  const agencies = new Map<string, ReturnType<typeof agencyIn>>();
  const calendars: CheckedCalendar[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const agencyFile = input.agencyFileOf(file);
    const known = agencies.get(agencyFile);
    const { agency, problems: agencyProblems } = known ?? agencyIn(agencyFile, input);
    if (!known) {
      agencies.set(agencyFile, { agency, problems: agencyProblems });
      problems.push(...agencyProblems);
    }
    if (!agency) continue;
    const read = calendarIn(file, agency, input);
    if (read.calendar) calendars.push({ file, calendar: read.calendar });
    problems.push(...read.problems);
  }
  return { calendars, problems };
}

function agencyIn(
  file: string,
  { textOf }: CheckedFiles,
): { agency: Agency | null; problems: readonly Problem[] } {
  const found = textOf(file);
  return 'text' in found
    ? readAgency({ file, text: found.text })
    : { agency: null, problems: [unreadable(file, found.unreadable, OR_NAMED)] };
}

const OR_NAMED = ', or name the agency file that governs these calendars with --agency';

function calendarIn(
  file: string,
  agency: Agency,
  { textOf }: CheckedFiles,
): { calendar: Calendar | null; problems: readonly Problem[] } {
  const found = textOf(file);
  if ('unreadable' in found) return { calendar: null, problems: [unreadable(file, found.unreadable)] };
  return readCalendar({ file, text: found.text, year: yearOf(basename(file)), agency });
}

const unreadable = (file: string, why: string, orElse = ''): Problem => ({
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
  };
}
