/** Reads a calendar's translation: the texts of its events in another language, and everything wrong with the file. */
import type { Agency } from '../agency/agency.ts';
import { readHeadTexts } from './calendar-head.ts';
import { type Component, readComponents } from './component-tree.ts';
import type { Calendar, CalendarTranslation, Event, EventTranslation } from './event.ts';
import { checkLengths, checkTranslation, checkWhole } from './event-limits.ts';
import { givenTexts, readWords } from './event-texts.ts';
import { readIdentity } from './identity.ts';
import { readLinks } from './links.ts';
import { nearestWord } from './nearest-word.ts';
import { shorten } from './plain-text.ts';
import { checkPrivateJoin } from './private-join.ts';
import type { Problem } from './problem.ts';
import { ProblemLog } from './problem-log.ts';
import { first, isMissing, type Properties, readProperties, value } from './property.ts';
import { isCalendar } from './recognize.ts';
import { checkSameFacts, FACTS } from './same-facts.ts';
import { reportUnread } from './unread-properties.ts';
import { type FindZone, zoneFinder } from './zone.ts';

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

const ONCE = new Set([
  ...['UID', 'RECURRENCE-ID', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL', 'X-AUDIENCE'],
  ...FACTS.filter((name) => name !== 'CONFERENCE'),
]);
const READ = new Set([...ONCE, 'CONFERENCE', 'CONTACT', 'ATTACH', 'X-PRESENTER']);

/** What is known while the events of a translation are read. */
interface Reading extends TranslationFile {
  readonly log: ProblemLog;
  readonly findZone: FindZone;
  readonly byId: ReadonlyMap<string, Event>;
  /** Lines in which an event was first named, by id: grows as events are read. */
  readonly lineOf: Map<string, number>;
}

/** Every event that could be read, and every problem of the file in the order of its lines. It never throws. */
export function readTranslation(input: TranslationFile): { translation: Translation; problems: Problem[] } {
  const log = new ProblemLog(input.file);
  const byId = new Map(input.calendar.events.map((event) => [event.id, event]));
  const reading: Reading = { ...input, log, byId, findZone: zoneFinder(), lineOf: new Map() };
  const { head, events } = isCalendar(input.text, log) ? readFile(reading) : NOTHING;
  return { translation: { language: input.language, head, events }, problems: log.inLineOrder() };
}

const NOTHING: Omit<Translation, 'language'> = { head: {}, events: new Map() };

function readFile(reading: Reading): Omit<Translation, 'language'> {
  const { text, log, agency } = reading;
  const events = new Map<string, EventTranslation>();
  const calendars: Component[] = [];
  for (const component of readComponents(text, log)) {
    if (component.name === 'VCALENDAR') calendars.push(component);
    if (component.name !== 'VEVENT') continue;
    const read = readEventTranslation(component, reading);
    if (read) events.set(read.id, read.translation);
  }
  const line = calendars[0]?.line ?? 1;
  const { name, description } = readHeadTexts(calendars[0] ?? null, log);
  const head = { ...(name !== null && { name }), ...(description !== null && { description }) };
  checkTranslation(Object.values(head), { what: 'the text about the month', line, log, agency });
  warnOfUntranslated(line, reading);
  return { head, events };
}

function readEventTranslation(
  component: Component,
  reading: Reading,
): { id: string; translation: EventTranslation } | null {
  const { log, agency } = reading;
  const { line } = component;
  const errorsBefore = log.errors;
  const properties = readProperties(component, { names: READ, once: ONCE, log });
  reportUnread(component, log);
  checkLengths(properties, log);
  const words = readWords(properties);
  const called = words.summary ? `"${shorten(words.summary)}"` : 'this event';
  if (!words.summary && !properties.unreadable.has('SUMMARY'))
    log.error(line, 'this event has no title: write SUMMARY: and what it is called in this language');
  const event = eventOf(properties, { ...reading, line, called });
  const links = readLinks(properties, { log, isLimited: true });
  if (event) checkSameFacts(properties, { ...reading, event, homeZone: agency.timeZone });
  if (event && event.capacity !== null) checkPrivateJoin(properties, log, event.conference);
  if (log.errors === errorsBefore) checkWhole(component, properties, log);
  const translation = givenTexts({ ...words, ...withoutConference(links) });
  const texts = Object.values(translation).flatMap((text) => text ?? []);
  checkTranslation(texts, { what: called, line, log, agency });
  return event && log.errors === errorsBefore ? { id: event.id, translation } : null;
}

const withoutConference = ({ url, attachments }: ReturnType<typeof readLinks>) => ({ url, attachments });

/** The event that is translated; null, with an error, where the calendar has none such or it stood here before. */
function eventOf(properties: Properties, reading: Reading & { line: number; called: string }): Event | null {
  const { log, line, called, calendarFile, byId, isWhole } = reading;
  const property = first(properties, 'UID');
  if (property ? value(property) === '' : isMissing(properties, 'UID')) {
    log.error(
      property?.line ?? line,
      `${called} has no UID: write the one that the event has in ${calendarFile}`,
    );
    return null;
  }
  const identity = readIdentity(properties, reading);
  if (!identity || !property) return null;
  const event = byId.get(identity.id);
  if (event) return event;
  if (isWhole) log.error(property.line, unknownEvent(identity, reading));
  return null;
}

/** Looking for the nearest takes time: a file with more mistakes than these has another one. */
const MOST_LOOKED_UP = 50;

function unknownEvent(
  { uid, recurrenceId }: Pick<Event, 'uid' | 'recurrenceId'>,
  { byId, calendarFile, log }: Reading,
): string {
  const uids = [...new Set([...byId.values()].map((event) => event.uid))];
  if (recurrenceId !== null && uids.includes(uid))
    return `${calendarFile} has no event with UID ${shorten(uid)} and RECURRENCE-ID ${recurrenceId}: write both as they stand there`;
  const nearest = log.errors < MOST_LOOKED_UP ? nearestWord(uid, uids) : undefined;
  const meant = nearest === undefined ? '' : ` (did you mean ${shorten(nearest)}?)`;
  return `${calendarFile} has no event with UID ${shorten(uid)}${meant}: write the UID as it stands there`;
}

const MOST_LISTED = 3;

function warnOfUntranslated(line: number, { calendar, lineOf, log, calendarFile }: Reading): void {
  const missing = calendar.events.filter(({ id }) => !lineOf.has(id));
  if (missing.length === 0) return;
  const titles = missing.slice(0, MOST_LISTED).map(({ summary }) => `"${shorten(summary)}"`);
  const more = missing.length > MOST_LISTED ? ` and ${missing.length - MOST_LISTED} more` : '';
  const how = missing.length === 1 ? 'one event' : `${missing.length} events`;
  log.warning(
    line,
    `${how} of ${calendarFile} not translated, and shown as written there: ${titles.join(', ')}${more}`,
  );
}
