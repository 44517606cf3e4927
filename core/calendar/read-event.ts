/** Turns one VEVENT into an event (RFC 5545 section 3.6.1), or says why it can't. */
import type { Agency } from '../agency/agency.ts';
import { readOffsets } from './alarms.ts';
import type { Component } from './component-tree.ts';
import type { Event, EventSource } from './event.ts';
import { checkLengths, checkWhole } from './event-limits.ts';
import { readWords } from './event-texts.ts';
import { readEventTimes } from './event-times.ts';
import { readIdentity } from './identity.ts';
import { readKind } from './kind.ts';
import { readLinks } from './links.ts';
import { shorten } from './plain-text.ts';
import { checkPrivateJoin } from './private-join.ts';
import type { ProblemLog } from './problem-log.ts';
import { readProperties } from './property.ts';
import { remindersOf } from './reminders.ts';
import { readState } from './state.ts';
import { reportUnread } from './unread-properties.ts';
import type { FindZone } from './zone.ts';
import { runtimeZoneData } from './zone-data.ts';

/** An event before its calendar's year is known. */
export type UndatedEvent = Omit<Event, 'year'>;

/** What is needed to read the events of a file. */
export interface EventReading {
  readonly log: ProblemLog;
  readonly agency: Agency;
  readonly source: EventSource;
  readonly findZone: FindZone;
  /** Lines in which an event was first named, by id: grows as events are read. */
  readonly lineOf: Map<string, number>;
}

/** RFC 5545 allows each of these once in an event. */
const ONCE = new Set([
  ...['UID', 'RECURRENCE-ID', 'DTSTART', 'DTEND', 'DURATION', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL'],
  ...['STATUS', 'SEQUENCE', 'TRANSP', 'X-AUDIENCE', 'X-CAPACITY', 'X-REMINDERS'],
]);
const READ = new Set([...ONCE, 'CATEGORIES', 'CONFERENCE', 'CONTACT', 'ATTACH', 'X-PRESENTER']);

/** The event that a VEVENT describes; null when it has an error, which then stands in the log. */
export function readEvent(component: Component, reading: EventReading): UndatedEvent | null {
  const { log, agency, source } = reading;
  const errorsBefore = log.errors;
  const properties = readProperties(component, { names: READ, once: ONCE, log });
  reportUnread(component, log);
  checkLengths(properties, log);
  const texts = readWords(properties);
  const about = {
    log,
    line: component.line,
    called: texts.summary ? `"${shorten(texts.summary)}"` : 'this event',
  };
  if (!texts.summary && !properties.unreadable.has('SUMMARY'))
    log.error(component.line, 'this event has no title: write SUMMARY: and what it is called');
  const identity = readIdentity(properties, { ...about, lineOf: reading.lineOf });
  const times = readEventTimes(properties, {
    ...about,
    findZone: reading.findZone,
    homeZone: agency.timeZone,
  });
  const kind = readKind(properties, { ...about, times });
  const state = readState(properties, log);
  const isLimited = state.capacity !== null;
  const links = readLinks(properties, { log, isLimited });
  if (isLimited) checkPrivateJoin(properties, log);
  const offsets = readOffsets({ component, properties }, { times, log });
  if (log.errors === errorsBefore) checkWhole(component, properties, log);
  if (!identity || !times || !kind || log.errors > errorsBefore) return null;
  const reminders = remindersOf(times, offsets ?? agency.reminders[kind.kind]);
  const zoneData = runtimeZoneData();
  return { ...identity, source, ...kind, ...texts, ...links, ...state, ...times, zoneData, reminders };
}
