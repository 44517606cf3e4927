/** Turns one VEVENT of a translation into the texts of an event that the calendar has, or says why it can't. */
import type { Temporal } from 'temporal-polyfill';
import type { Agency } from '../agency/agency.ts';
import type { Component } from './component-tree.ts';
import { dayName, timeName } from './date-names.ts';
import { type Event, type EventTranslation, eventId } from './event.ts';
import { checkLengths, checkTranslation, checkWhole } from './event-limits.ts';
import { givenTexts, readWords } from './event-texts.ts';
import type { FileZones } from './file-zones.ts';
import { isFirst, readUid, type Uid } from './identity.ts';
import { readLinks } from './links.ts';
import { nearestWord } from './nearest-word.ts';
import { asPlainText, HTML_DESCRIPTION } from './plain-properties.ts';
import { shorten } from './plain-text.ts';
import { checkPrivateJoin, reportShown } from './private-join.ts';
import type { PrivateLinks } from './private-links.ts';
import type { ProblemLog } from './problem-log.ts';
import { first, isMissing, type Properties, type Property, readProperties, value } from './property.ts';
import { ownWall, readDate } from './replaced-date.ts';
import { checkSameFacts, FACTS } from './same-facts.ts';
import { clockAlone, clockOf, homeWall } from './series-clock.ts';
import { reportUnread } from './unread-properties.ts';

/** What is needed to read the events of a translation. */
export interface TranslationReading {
  readonly log: ProblemLog;
  readonly agency: Agency;
  readonly zones: FileZones;
  /** The calendar's file, as messages name it. */
  readonly calendarFile: string;
  /** The calendar's events, by UID. */
  readonly byUid: ReadonlyMap<string, readonly Event[]>;
  /** Its series, as `readCalendar` has them. */
  readonly series: ReadonlyMap<string, Event>;
  /** The join links of its events with limited places. */
  readonly privateLinks: PrivateLinks;
  readonly year: number;
  /** Whether those are all: only then an event that isn't there can be missed. */
  readonly isWhole: boolean;
  /** Lines in which an event was first named, by id: grows as events are read. */
  readonly lineOf: Map<string, number>;
}

const ONCE = new Set([
  ...['UID', 'RECURRENCE-ID', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL', 'X-RECORDING', 'X-AUDIENCE'],
  ...FACTS.filter((name) => name !== 'CONFERENCE'),
]);
const READ = new Set([...ONCE, 'CONFERENCE', 'CONTACT', 'ATTACH', 'X-PRESENTER', HTML_DESCRIPTION]);

/** What a VEVENT of a translation says, and of which events. */
export interface EventTranslationRead {
  readonly ids: readonly string[];
  /** Whether it is of everything that has its UID, and not of one date of a series. */
  readonly ofAll: boolean;
  readonly translation: EventTranslation;
}

/** The translation of an event, or of a series; null when it has an error, which then stands in the log. */
export function readEventTranslation(
  component: Component,
  reading: TranslationReading,
): EventTranslationRead | null {
  const { log } = reading;
  const { line } = component;
  const errorsBefore = log.errors;
  const properties = asPlainText(readProperties(component, { names: READ, once: ONCE, log }));
  reportUnread(component, log);
  checkLengths(properties, log);
  const translation = readTexts(properties, log);
  const called = translation.summary ? `"${shorten(translation.summary)}"` : 'this event';
  if (!translation.summary && !properties.unreadable.has('SUMMARY'))
    log.error(line, 'this event has no title: write SUMMARY: and what it is called in this language');
  const about = { ...reading, line, called };
  const translated = translatedBy(properties, about);
  if (translated) checkAgainst(translated, properties, about);
  if (log.errors === errorsBefore) reportShown(translation, { ...about, links: reading.privateLinks });
  if (log.errors === errorsBefore) checkWhole(component, properties, log);
  const texts = Object.values(translation).flatMap((text) => text ?? []);
  checkTranslation(texts, { ...about, what: called });
  if (!translated || log.errors > errorsBefore) return null;
  const { events, ofAll } = translated;
  if (events.some(({ description }) => description !== '') && translation.description === undefined)
    log.warning(line, untoldDescription(about));
  return { ids: events.map(({ id }) => id), ofAll, translation };
}

/** What is needed to speak of one event. */
interface About extends TranslationReading {
  readonly line: number;
  /** How messages name the event. */
  readonly called: string;
}

function readTexts(properties: Properties, log: ProblemLog): EventTranslation {
  const { conference: _, ...links } = readLinks(properties, { log, isLimited: true });
  return givenTexts({ ...readWords(properties), ...links });
}

/** One event of limited places among them is enough: the texts are shown of each. */
function checkAgainst({ compared, events }: Translated, properties: Properties, about: About): void {
  if (compared) checkSameFacts(properties, { ...about, event: compared, homeZone: about.agency.timeZone });
  const limited = [...(compared ? [compared] : []), ...events].find(({ capacity }) => capacity !== null);
  if (limited) checkPrivateJoin(properties, about.log, limited.conference);
}

const untoldDescription = ({ called, calendarFile }: About): string =>
  `${called} has no DESCRIPTION: the one of ${calendarFile} is shown, and the whole is said to be in its language`;

/** What a VEVENT translates. */
interface Translated {
  readonly events: readonly Event[];
  readonly ofAll: boolean;
  /** Whose facts must be the same; null where they can't be told. */
  readonly compared: Event | null;
}

/** The events that are translated; null, with an error, where the calendar has none such or they stood here before. */
function translatedBy(properties: Properties, about: About): Translated | null {
  const { log, line, called, calendarFile } = about;
  const property = first(properties, 'UID');
  if (property ? value(property) === '' : isMissing(properties, 'UID')) {
    log.error(
      property?.line ?? line,
      `${called} has no UID: write the one that the event has in ${calendarFile}`,
    );
    return null;
  }
  const uid = readUid(properties, about);
  if (!uid) return null;
  const date = first(properties, 'RECURRENCE-ID');
  return date ? oneDate(uid, date, about) : allOf(uid, about);
}

/** Every event of that UID: one, or the dates of a series. */
function allOf(uid: Uid, about: About): Translated | null {
  const { byUid, series, isWhole, log } = about;
  if (!isFirst({ ...uid, id: eventId(uid.uid, null), date: null }, about)) return null;
  const events = byUid.get(uid.uid) ?? [];
  const compared = series.get(uid.uid) ?? events.find(({ recurrenceId }) => recurrenceId === null) ?? null;
  if (events.length > 0 || compared) return { events, ofAll: true, compared };
  if (isWhole) log.error(uid.line, unknownEvent(uid.uid, about));
  return null;
}

/** That date of a series, however it is written. */
function oneDate(uid: Uid, property: Property, about: About): Translated | null {
  const { byUid, series, isWhole, year, log } = about;
  const events = (byUid.get(uid.uid) ?? []).filter(({ recurrenceId }) => recurrenceId !== null);
  const wall = wallOf(property, { master: series.get(uid.uid), events }, about);
  if (wall === null) return null;
  const found = wall && eventOn(wall, events);
  if (found && !isFirst({ ...uid, id: found.id, date: value(property) }, about)) return null;
  if (found) return { events: [found], ofAll: false, compared: found };
  if (wall && wall.year !== year && series.has(uid.uid)) return { events: [], ofAll: false, compared: null };
  if (isWhole) log.error(uid.line, unknownDate(uid.uid, property, about));
  return null;
}

/** Which date is meant, where the series is at home; undefined where there is none, null, with an error, if it can't be read. */
function wallOf(
  property: Property,
  { master, events }: { master: Event | undefined; events: readonly Event[] },
  about: About,
): Temporal.PlainDateTime | null | undefined {
  const [known] = events;
  const clock = master ? clockOf(master) : known && clockAlone(known);
  if (!clock) return undefined;
  const date = readDate(property, clock, about);
  if (date?.moment.type === 'date') return date.wall;
  return date && homeWall(master ? date.wall : ownWall(date), clock);
}

const unknownDate = (uid: string, property: Property, about: About): string =>
  about.byUid.has(uid)
    ? `${about.calendarFile} has no event with UID ${shorten(uid)} and RECURRENCE-ID ${shorten(value(property))}: write both as they stand there`
    : unknownEvent(uid, about);

/** The one at that time, else the only one of that day. */
const eventOn = (wall: Temporal.PlainDateTime, events: readonly Event[]): Event | undefined =>
  [timeName(wall), dayName(wall)]
    .map((name) => events.find(({ recurrenceId }) => recurrenceId === name))
    .find((event) => event !== undefined);

/** Looking for the nearest takes time: a file with more mistakes, or a longer name, has another one. */
const MOST_LOOKED_UP = 50;
const LONGEST_LOOKED_UP = 200;

function unknownEvent(uid: string, { byUid, calendarFile, log }: About): string {
  const isWorthIt = log.errors < MOST_LOOKED_UP && uid.length < LONGEST_LOOKED_UP;
  const nearest = isWorthIt && !byUid.has(uid) ? nearestWord(uid, [...byUid.keys()]) : undefined;
  const meant = nearest === undefined ? '' : ` (did you mean ${shorten(nearest)}?)`;
  return `${calendarFile} has no event with UID ${shorten(uid)}${meant}: write the UID as it stands there, or if the event is deleted there, delete it here too`;
}
