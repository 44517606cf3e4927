/** Reads a calendar: from the text of an iCalendar file (RFC 5545) to events with reminders, and everything wrong with it. */
import type { Agency } from '../agency/agency.ts';
import { readHead } from './calendar-head.ts';
import { earliestYear, type FoundEvent, warnOfOtherYears } from './calendar-year.ts';
import { type Component, readComponents } from './component-tree.ts';
import type { Calendar, Event, EventSource } from './event.ts';
import { RuleWork } from './expand-rule.ts';
import { fileZones } from './file-zones.ts';
import { asMethodSays } from './method.ts';
import { checkPrivateLinks } from './private-join.ts';
import type { Problem } from './problem.ts';
import { ProblemLog } from './problem-log.ts';
import { readEvent, type UndatedEvent } from './read-event.ts';
import { type FoundSeries, isOfSeries, readSeries } from './read-series.ts';
import { isCalendar } from './recognize.ts';
import { warnOfOtherRules } from './zone-disagreement.ts';

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

/** What a file was read as. */
export interface CalendarRead {
  readonly calendar: Calendar;
  readonly problems: readonly Problem[];
  /** Each series as the VEVENT that repeats has it, by UID: what a translation of that VEVENT is held against. */
  readonly series: ReadonlyMap<string, Event>;
}

/**
 * The calendar that a file describes: every event that could be read, in order of `startsAt`, and every problem of
 * the file in the order of its lines. It never throws; a caller refuses the file when a problem is an error.
 */
export function readCalendar(input: CalendarFile): CalendarRead {
  const log = new ProblemLog(input.file);
  const { found, head, masters } = isCalendar(input.text, log) ? readFile(input, log) : NOTHING;
  const year = input.year ?? earliestYear(found);
  const events = found.map(({ event }): Event => ({ ...event, year }));
  if (input.year !== null) warnOfOtherYears(found, input.year, log);
  const said = readHead(head, { log, agency: input.agency });
  checkPrivateLinks(found, { ...said, line: head?.line ?? 1 }, log);
  return {
    calendar: { year, ...said, events },
    problems: log.inLineOrder(),
    series: new Map([...masters].map(([uid, event]) => [uid, { ...event, year }])),
  };
}

/** What a file holds: its events in order of `startsAt`, and the first VCALENDAR's own lines. */
interface FileContent {
  readonly found: readonly FoundEvent<UndatedEvent>[];
  readonly head: Component | null;
  readonly masters: FoundSeries['masters'];
}

const NOTHING: FileContent = { found: [], head: null, masters: new Map() };

/** Components that other programs keep beside events. */
const PASSED_OVER = new Set(['VTODO', 'VJOURNAL']);

function readFile(input: CalendarFile, log: ProblemLog): FileContent {
  const { text, agency, source = 'calendar' } = input;
  const zones = fileZones(input, log);
  const reading = { log, agency, source, zones, lineOf: new Map<string, number>() };
  const found: FoundEvent<UndatedEvent>[] = [];
  const calendars: Component[] = [];
  const ofSeries: Component[] = [];
  let vevents = 0;
  for (const component of readComponents(text, log)) {
    const { name, line } = component;
    if (name === 'VCALENDAR') calendars.push(component);
    if (PASSED_OVER.has(name))
      log.warning(line, `${name} is no event and is passed over: only VEVENTs are read`, name);
    if (name !== 'VEVENT') continue;
    vevents += 1;
    if (isOfSeries(component)) {
      ofSeries.push(component);
      continue;
    }
    const event = readEvent(component, reading);
    if (event) found.push({ line, event });
  }
  const series = readSeries(ofSeries, { ...reading, year: input.year, work: new RuleWork() });
  const all = [...found, ...series.found];
  if (vevents === 0) log.warning(calendars[0]?.line ?? 1, NO_EVENTS);
  warnOfOtherRules(all, zones, log);
  return {
    found: asMethodSays(all, calendars, log).toSorted(byStart),
    head: calendars[0] ?? null,
    masters: series.masters,
  };
}

const NO_EVENTS = 'this calendar has no events: write each between BEGIN:VEVENT and END:VEVENT';

/** Instants are spelled alike, so that their order is that of their text. */
const byStart = (one: FoundEvent, other: FoundEvent): number =>
  one.event.startsAt < other.event.startsAt ? -1 : Number(one.event.startsAt > other.event.startsAt);
