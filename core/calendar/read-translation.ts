/** Reads a calendar's translation: the texts of its events in another language, and everything wrong with the file. */
import type { Agency } from '../agency/agency.ts';
import { readHeadTexts } from './calendar-head.ts';
import { type Component, readComponents } from './component-tree.ts';
import {
  type Calendar,
  type CalendarTranslation,
  type Event,
  type EventTranslation,
  eventId,
} from './event.ts';
import { checkTranslation } from './event-limits.ts';
import { fileZones } from './file-zones.ts';
import { shorten } from './plain-text.ts';
import { headAsShown, reportShown } from './private-join.ts';
import { PrivateLinks } from './private-links.ts';
import type { Problem } from './problem.ts';
import { ProblemLog } from './problem-log.ts';
import {
  type EventTranslationRead,
  readEventTranslation,
  type TranslationReading,
} from './read-event-translation.ts';
import { isCalendar } from './recognize.ts';

/** A translation's file, and the calendar that it translates. */
export interface TranslationFile {
  /** As it is to be shown in problems. */
  readonly file: string;
  readonly text: string;
  /** One of the agency's languages. */
  readonly language: string;
  readonly calendar: Calendar;
  /** The calendar's file, as it is to be shown in problems. */
  readonly calendarFile: string;
  /** Its series, as `readCalendar` has them. */
  readonly series: ReadonlyMap<string, Event>;
  /** Whether all events of that file could be read: only then an event that isn't there can be missed. */
  readonly isWhole: boolean;
  readonly agency: Agency;
}

/** What a translation says. */
export interface Translation {
  readonly language: string;
  readonly head: CalendarTranslation;
  /** By event id. */
  readonly events: ReadonlyMap<string, EventTranslation>;
}

/** What is known while the events of a translation are read. */
type Reading = TranslationFile & TranslationReading;

/** Every event that could be read, and every problem of the file in the order of its lines. It never throws. */
export function readTranslation(input: TranslationFile): { translation: Translation; problems: Problem[] } {
  const log = new ProblemLog(input.file);
  const byUid = Map.groupBy(input.calendar.events, ({ uid }) => uid);
  const zones = fileZones({ ...input, year: input.calendar.year }, log);
  const privateLinks = new PrivateLinks(
    input.calendar.events.map((event) => ({
      event,
      called: `"${shorten(event.summary)}" (${input.calendarFile})`,
    })),
  );
  const year = input.calendar.year;
  const reading: Reading = { ...input, log, byUid, year, zones, privateLinks, lineOf: new Map() };
  const { head, events } = isCalendar(input.text, log) ? readFile(reading) : NOTHING;
  return { translation: { language: input.language, head, events }, problems: log.inLineOrder() };
}

const NOTHING: Omit<Translation, 'language'> = { head: {}, events: new Map() };

function readFile(reading: Reading): Omit<Translation, 'language'> {
  const { text, log } = reading;
  const read: EventTranslationRead[] = [];
  const calendars: Component[] = [];
  for (const component of readComponents(text, log)) {
    if (component.name === 'VCALENDAR') calendars.push(component);
    if (component.name !== 'VEVENT') continue;
    const event = readEventTranslation(component, reading);
    if (event) read.push(event);
  }
  const head = readHeadTranslation(calendars[0] ?? null, reading);
  warnOfUntranslated(calendars[0]?.line ?? 1, reading);
  return { head, events: byEvent(read) };
}

/** What is said of a single date goes before what is said of its whole series. */
function byEvent(read: readonly EventTranslationRead[]): Map<string, EventTranslation> {
  const widestFirst = [...read.filter(({ ofAll }) => ofAll), ...read.filter(({ ofAll }) => !ofAll)];
  return new Map(widestFirst.flatMap(({ ids, translation }) => ids.map((id) => [id, translation])));
}

function readHeadTranslation(
  component: Component | null,
  { log, agency, calendar, calendarFile, privateLinks: links }: Reading,
): CalendarTranslation {
  const line = component?.line ?? 1;
  const texts = readHeadTexts(component, log);
  const { name, description } = texts;
  reportShown(headAsShown(texts), { links, log, line, called: 'the calendar' });
  const missing = [
    ...(name === null ? ['NAME'] : []),
    ...(description === null && calendar.description !== null ? ['DESCRIPTION'] : []),
  ];
  if (missing.length > 0)
    log.warning(line, `no ${missing.join(' and no ')} for the month: it is shown as ${calendarFile} has it`);
  const head = { ...(name !== null && { name }), ...(description !== null && { description }) };
  checkTranslation(Object.values(head), { what: 'the text about the month', line, log, agency });
  return head;
}

const MOST_LISTED = 3;

function warnOfUntranslated(line: number, { calendar, lineOf, log, calendarFile }: Reading): void {
  const isMissing = ({ id, uid }: Event) => !lineOf.has(id) && !lineOf.has(eventId(uid, null));
  const first = new Map(calendar.events.filter(isMissing).map((event) => [event.uid, event]));
  const missing = [...first.values()];
  if (missing.length === 0) return;
  const titles = missing.slice(0, MOST_LISTED).map(({ summary }) => `"${shorten(summary)}"`);
  const more = missing.length > MOST_LISTED ? ` and ${missing.length - MOST_LISTED} more` : '';
  const how = missing.length === 1 ? 'one event' : `${missing.length} events`;
  log.warning(
    line,
    `${how} of ${calendarFile} not translated, and shown as written there: ${titles.join(', ')}${more}`,
  );
}
