/** Turns one VEVENT of a translation into the texts of an event that the calendar has, or says why it can't. */
import type { Agency } from '../agency/agency.ts';
import type { Component } from './component-tree.ts';
import type { Event, EventTranslation } from './event.ts';
import { checkLengths, checkTranslation, checkWhole } from './event-limits.ts';
import { givenTexts, readWords } from './event-texts.ts';
import { readIdentity } from './identity.ts';
import { readLinks } from './links.ts';
import { nearestWord } from './nearest-word.ts';
import { shorten } from './plain-text.ts';
import { checkPrivateJoin } from './private-join.ts';
import type { ProblemLog } from './problem-log.ts';
import { first, isMissing, type Properties, readProperties, value } from './property.ts';
import { checkSameFacts, FACTS } from './same-facts.ts';
import { reportUnread } from './unread-properties.ts';
import type { FindZone } from './zone.ts';

/** What is needed to read the events of a translation. */
export interface TranslationReading {
  readonly log: ProblemLog;
  readonly agency: Agency;
  readonly findZone: FindZone;
  /** The calendar's file, as messages name it. */
  readonly calendarFile: string;
  /** The calendar's events, by id. */
  readonly byId: ReadonlyMap<string, Event>;
  /** Whether those are all: only then an event that isn't there can be missed. */
  readonly isWhole: boolean;
  /** Lines in which an event was first named, by id: grows as events are read. */
  readonly lineOf: Map<string, number>;
}

const ONCE = new Set([
  ...['UID', 'RECURRENCE-ID', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL', 'X-AUDIENCE'],
  ...FACTS.filter((name) => name !== 'CONFERENCE'),
]);
const READ = new Set([...ONCE, 'CONFERENCE', 'CONTACT', 'ATTACH', 'X-PRESENTER']);

/** The translation of an event; null when it has an error, which then stands in the log. */
export function readEventTranslation(
  component: Component,
  reading: TranslationReading,
): { readonly id: string; readonly translation: EventTranslation } | null {
  const { log } = reading;
  const { line } = component;
  const errorsBefore = log.errors;
  const properties = readProperties(component, { names: READ, once: ONCE, log });
  reportUnread(component, log);
  checkLengths(properties, log);
  const translation = readTexts(properties, log);
  const called = translation.summary ? `"${shorten(translation.summary)}"` : 'this event';
  if (!translation.summary && !properties.unreadable.has('SUMMARY'))
    log.error(line, 'this event has no title: write SUMMARY: and what it is called in this language');
  const about = { ...reading, line, called };
  const event = eventOf(properties, about);
  if (event) checkAgainst(event, properties, about);
  if (log.errors === errorsBefore) checkWhole(component, properties, log);
  const texts = Object.values(translation).flatMap((text) => text ?? []);
  checkTranslation(texts, { ...about, what: called });
  if (!event || log.errors > errorsBefore) return null;
  if (event.description !== '' && translation.description === undefined)
    log.warning(line, untoldDescription(about));
  return { id: event.id, translation };
}

/** What is needed to speak of one event. */
interface About extends TranslationReading {
  readonly line: number;
  /** How messages name the event. */
  readonly called: string;
}

function readTexts(properties: Properties, log: ProblemLog): EventTranslation {
  const { url, attachments } = readLinks(properties, { log, isLimited: true });
  return givenTexts({ ...readWords(properties), url, attachments });
}

function checkAgainst(event: Event, properties: Properties, about: About): void {
  checkSameFacts(properties, { ...about, event, homeZone: about.agency.timeZone });
  if (event.capacity !== null) checkPrivateJoin(properties, about.log, event.conference);
}

const untoldDescription = ({ called, calendarFile }: About): string =>
  `${called} has no DESCRIPTION: the one of ${calendarFile} is shown, and the whole is said to be in its language`;

/** The event that is translated; null, with an error, where the calendar has none such or it stood here before. */
function eventOf(properties: Properties, about: About): Event | null {
  const { log, line, called, calendarFile, byId, isWhole } = about;
  const property = first(properties, 'UID');
  if (property ? value(property) === '' : isMissing(properties, 'UID')) {
    log.error(
      property?.line ?? line,
      `${called} has no UID: write the one that the event has in ${calendarFile}`,
    );
    return null;
  }
  const identity = readIdentity(properties, about);
  if (!identity || !property) return null;
  const event = byId.get(identity.id);
  if (!event && isWhole) log.error(property.line, unknownEvent(identity, about));
  return event ?? null;
}

/** Looking for the nearest takes time: a file with more mistakes, or a longer name, has another one. */
const MOST_LOOKED_UP = 50;
const LONGEST_LOOKED_UP = 200;

function unknownEvent(
  { uid, recurrenceId }: Pick<Event, 'uid' | 'recurrenceId'>,
  { byId, calendarFile, log }: About,
): string {
  const uids = [...new Set([...byId.values()].map((event) => event.uid))];
  if (recurrenceId !== null && uids.includes(uid))
    return `${calendarFile} has no event with UID ${shorten(uid)} and RECURRENCE-ID ${recurrenceId}: write both as they stand there`;
  const isWorthIt = log.errors < MOST_LOOKED_UP && uid.length < LONGEST_LOOKED_UP;
  const nearest = isWorthIt ? nearestWord(uid, uids) : undefined;
  const meant = nearest === undefined ? '' : ` (did you mean ${shorten(nearest)}?)`;
  return `${calendarFile} has no event with UID ${shorten(uid)}${meant}: write the UID as it stands there`;
}
