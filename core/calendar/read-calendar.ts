/** Reads a calendar: from the text of an iCalendar file (RFC 5545) to events with reminders, and everything wrong with it. */
import type { Agency } from '../agency/agency.ts';
import { readHead } from './calendar-head.ts';
import { earliestYear, type FoundEvent, warnOfOtherYears } from './calendar-year.ts';
import { type Component, readComponents } from './component-tree.ts';
import type { Calendar, Event, EventSource } from './event.ts';
import type { Problem } from './problem.ts';
import { ProblemLog } from './problem-log.ts';
import { readEvent, type UndatedEvent } from './read-event.ts';
import { zoneFinder } from './zone.ts';

/** A calendar's file, and what its text is to be read with. */
export interface CalendarFile {
  /** As it is to be shown in problems. */
  readonly file: string;
  readonly text: string;
  /** The year the file is named for; null: that of its earliest event. */
  readonly year: number | null;
  readonly source?: EventSource;
  /** Gives the zone of floating, UTC and all-day times, and the reminders of events that have none of their own. */
  readonly agency: Agency;
}

/**
 * The calendar that a file describes: every event that could be read, in order of `startsAt`, and every problem of
 * the file in the order of its lines. It never throws; a caller refuses the file when a problem is an error.
 */
export function readCalendar(input: CalendarFile): { calendar: Calendar; problems: Problem[] } {
  const log = new ProblemLog(input.file);
  const calendars = readRoots(input.text, log);
  const found = readEvents(calendars, { ...input, log });
  const year = input.year ?? earliestYear(found);
  const events = found.map(({ event }): Event => ({ ...event, year }));
  if (input.year !== null) warnOfOtherYears(found, input.year, log);
  return {
    calendar: { year, ...readHead(calendars, { log, agency: input.agency }), events },
    problems: log.inLineOrder(),
  };
}

const BEGIN = /(?:^|\uFEFF)BEGIN:VCALENDAR/im;

function readRoots(text: string, log: ProblemLog): readonly Component[] {
  if (text.includes('\0')) {
    log.error(1, 'this is no plain text in UTF-8: export the calendar again, or save it as UTF-8');
    return [];
  }
  if (!BEGIN.test(text)) {
    log.error(
      1,
      'this is no iCalendar file: it has no line BEGIN:VCALENDAR. Export the calendar as iCalendar (.ics)',
    );
    return [];
  }
  warnOfLostCharacters(text, log);
  return readComponents(text, log);
}

/** Decoders put U+FFFD in place of what is not UTF-8. */
function warnOfLostCharacters(text: string, log: ProblemLog): void {
  const lost = text.indexOf('\uFFFD');
  if (lost === -1) return;
  const line = text.slice(0, lost).split(/\r\n|\n|\r/).length;
  log.warning(
    line,
    'a character here (and perhaps further down) is lost: save the file as UTF-8 and write it again',
  );
}

/** Components that other programs keep beside events. */
const PASSED_OVER = new Set(['VTODO', 'VJOURNAL']);

function readEvents(
  calendars: readonly Component[],
  { log, agency, source = 'calendar' }: CalendarFile & { log: ProblemLog },
): FoundEvent<UndatedEvent>[] {
  const components = calendars.flatMap((calendar) => calendar.components);
  const vevents = components.filter(({ name }) => name === 'VEVENT');
  for (const { name, line } of components.filter((component) => PASSED_OVER.has(component.name))) {
    log.warning(line, `${name} is no event and is passed over: write a VEVENT for what people can come to`);
  }
  if (calendars[0] && vevents.length === 0) {
    const message = 'this calendar has no events: write each between BEGIN:VEVENT and END:VEVENT';
    log.warning(calendars[0].line, message);
  }
  const reading = { log, agency, source, findZone: zoneFinder(), lineOf: new Map<string, number>() };
  return vevents
    .flatMap((component) => {
      const event = readEvent(component, reading);
      return event ? [{ line: component.line, event }] : [];
    })
    .toSorted((one, other) => compare(one.event.startsAt, other.event.startsAt));
}

/** Instants are spelled alike, so that their order is that of their text. */
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
