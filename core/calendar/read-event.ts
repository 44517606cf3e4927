/** Turns one VEVENT into an event (RFC 5545 section 3.6.1), or says why it can't. */
import type { Agency } from '../agency/agency.ts';
import { type Alarm, offsetsOf, readAlarms, speaksOfReminders } from './alarms.ts';
import type { Component } from './component-tree.ts';
import { type Event, type EventSource, eventId } from './event.ts';
import { checkLengths, checkWhole } from './event-limits.ts';
import { readWords } from './event-texts.ts';
import { type EventTimes, readEventTimes } from './event-times.ts';
import type { FileZones } from './file-zones.ts';
import { FOREIGN, inStandardTerms } from './foreign-properties.ts';
import { isFirst, readUid, type Uid } from './identity.ts';
import { readKind } from './kind.ts';
import { readLinks } from './links.ts';
import { warnOfLongMeeting } from './long-meeting.ts';
import { asPlainText, HTML_DESCRIPTION } from './plain-properties.ts';
import { shorten } from './plain-text.ts';
import { checkPrivateJoin } from './private-join.ts';
import type { ProblemLog } from './problem-log.ts';
import { first, isMissing, type Properties, readProperties } from './property.ts';
import { remindersOf } from './reminders.ts';
import { readState, type State } from './state.ts';
import { reportUnread } from './unread-properties.ts';
import { runtimeZoneData } from './zone-data.ts';

/** An event before its calendar's year is known. */
export type UndatedEvent = Omit<Event, 'year'>;

/** What is needed to read the events of a file. */
export interface EventReading {
  readonly log: ProblemLog;
  readonly agency: Agency;
  readonly source: EventSource;
  readonly zones: FileZones;
  /** Lines in which an event was first named, by id: grows as events are read. */
  readonly lineOf: Map<string, number>;
}

/** RFC 5545 allows each of these once in an event. */
const ONCE = new Set([
  ...['UID', 'RECURRENCE-ID', 'DTSTART', 'DTEND', 'DURATION', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL'],
  ...['STATUS', 'SEQUENCE', 'TRANSP', 'X-AUDIENCE', 'X-CAPACITY', 'X-REMINDERS', 'X-RECORDING'],
  'RRULE',
]);
const READ = new Set([
  ...ONCE,
  ...['RDATE', 'EXDATE', 'EXRULE'],
  'CATEGORIES',
  'CONFERENCE',
  'CONTACT',
  'ATTACH',
  'X-PRESENTER',
  HTML_DESCRIPTION,
  ...FOREIGN,
]);

/** What a VEVENT says, whichever of its dates is meant. */
export interface EventFacts {
  readonly line: number;
  /** How messages name the event. */
  readonly called: string;
  readonly uid: Uid;
  /** For what is read of some events only. */
  readonly properties: Properties;
  readonly content: Omit<
    UndatedEvent,
    'id' | 'uid' | 'recurrenceId' | 'zoneData' | 'reminders' | keyof EventTimes
  >;
  readonly times: EventTimes;
  /** Its own; null: the agency's defaults for its kind. */
  readonly alarms: readonly Alarm[] | null;
}

/** The event that a VEVENT describes which does not repeat; null when it has an error, which then stands in the log. */
export function readEvent(component: Component, reading: EventReading): UndatedEvent | null {
  const facts = readFacts(component, reading);
  const removed = facts && first(facts.properties, 'EXDATE');
  if (removed)
    reading.log.warning(
      removed.line,
      `EXDATE takes nothing out, for ${facts.called} does not repeat: remove it, or add an RRULE`,
    );
  return facts && eventAt(facts, facts.times, { ...reading, recurrenceId: null });
}

/**
 * The same for any VEVENT, as facts. One that takes the place of a date of a series, as RECURRENCE-ID says, has the kind,
 * topics, places and reminders of its series among `masters`, by UID, where it says nothing of them.
 */
export function readFacts(
  component: Component,
  reading: EventReading,
  masters?: ReadonlyMap<string, EventFacts>,
): EventFacts | null {
  const { log, agency, source } = reading;
  const errorsBefore = log.errors;
  const written = readProperties(component, { names: READ, once: ONCE, log });
  const properties = asPlainText(inStandardTerms(written, log));
  reportUnread(component, log);
  checkLengths(properties, log);
  const texts = readWords(properties);
  const { line } = component;
  const called = texts.summary ? `"${shorten(texts.summary)}"` : 'this event';
  const about = { log, line, called };
  if (!texts.summary && !properties.unreadable.has('SUMMARY'))
    log.error(line, 'this event has no title: write SUMMARY: and what it is called');
  const uid = readUid(properties, about);
  const series = uid ? masters?.get(uid.uid) : undefined;
  if (uid && isMissing(properties, 'RECURRENCE-ID'))
    isFirst({ ...uid, id: eventId(uid.uid, null), date: null }, reading);
  const times = readEventTimes(properties, { ...about, zones: reading.zones, homeZone: agency.timeZone });
  const inherits = series !== undefined && isMissing(properties, 'CATEGORIES');
  const kind = inherits ? series.content : readKind(properties, { ...about, times });
  const state = stateOf(properties, { log, series });
  const isLimited = state.capacity !== null;
  const links = readLinks(properties, { log, isLimited });
  if (isLimited) checkPrivateJoin(properties, log);
  const isSilent = series !== undefined && !speaksOfReminders({ component, properties });
  const alarms = isSilent ? series.alarms : readAlarms({ component, properties }, log);
  if (log.errors === errorsBefore) checkWhole(component, properties, log);
  if (!uid || !times || !kind || log.errors > errorsBefore) return null;
  warnOfLongMeeting({ ...times, kind: kind.kind }, properties, about);
  const content = { source, kind: kind.kind, topics: kind.topics, ...texts, ...links, ...state };
  return { line, called, uid, properties, content, times, alarms };
}

/** Were a date's places left open by silence, everybody could read the join link of the whole series. */
function stateOf(
  properties: Properties,
  { log, series }: { readonly log: ProblemLog; readonly series: EventFacts | undefined },
): State {
  const state = readState(properties, log);
  return series && isMissing(properties, 'X-CAPACITY')
    ? { ...state, capacity: series.content.capacity }
    : state;
}

/** What else there is to say of one event of those that a VEVENT describes. */
interface OneEvent {
  readonly recurrenceId: string | null;
  /** Those that this event has, where they are not all that its VEVENT has. */
  readonly alarms?: readonly Alarm[] | null;
  readonly agency: Agency;
}

/** The event at these times. */
export function eventAt(facts: EventFacts, times: EventTimes, one: OneEvent): UndatedEvent {
  const { content, uid } = facts;
  const { recurrenceId, alarms = facts.alarms } = one;
  const offsets = alarms === null ? one.agency.reminders[content.kind] : offsetsOf(alarms, times);
  return {
    ...{ id: eventId(uid.uid, recurrenceId), uid: uid.uid, recurrenceId },
    ...{ ...content, ...times, zoneData: runtimeZoneData(), reminders: remindersOf(times, offsets) },
  };
}
