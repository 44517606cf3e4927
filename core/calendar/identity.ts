/** Which event it is: UID and RECURRENCE-ID, which no two events of a file may share. */
import { type Event, eventId } from './event.ts';
import { oneLine, shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { first, isMissing, type Properties, type Property, parameter, quote, value } from './property.ts';

export type Identity = Pick<Event, 'id' | 'uid' | 'recurrenceId'>;

/** What is needed to tell events apart. */
export interface IdentityReading {
  readonly log: ProblemLog;
  /** Where the event begins in the file. */
  readonly line: number;
  /** How messages name the event. */
  readonly called: string;
  /** The line of each id that the file has had so far: this one is added. */
  readonly lineOf: Map<string, number>;
}

/** The event's identity; null, with an error, when it has none or shares it. */
export function readIdentity(properties: Properties, reading: IdentityReading): Identity | null {
  const property = first(properties, 'UID');
  const uid = property ? oneLine(value(property)) : '';
  if (!property && !isMissing(properties, 'UID')) return null;
  if (!property || uid === '') {
    reading.log.error(
      property?.line ?? reading.line,
      `${reading.called} has no UID, by which changes are told from new events: write UID: and a name that no other event has, such as UID:opening-2027@agency.example`,
    );
    return null;
  }
  const recurrence = first(properties, 'RECURRENCE-ID');
  const recurrenceId = recurrence ? readRecurrenceId(recurrence, reading.log) : null;
  const id = eventId(uid, recurrenceId);
  const standing = reading.lineOf.get(id);
  if (standing === undefined) {
    reading.lineOf.set(id, property.line);
    return { id, uid, recurrenceId };
  }
  const both =
    recurrenceId === null ? `UID ${shorten(uid)}` : `UID ${shorten(uid)} with RECURRENCE-ID ${recurrenceId}`;
  reading.log.error(
    property.line,
    `${both} stands twice, first in line ${standing}: give each event its own, or remove one of the two`,
  );
  return null;
}

/** As written: it only tells one occurrence from another. */
function readRecurrenceId(property: Property, log: ProblemLog): string | null {
  const written = value(property).toUpperCase();
  if (parameter(property, 'range')) {
    log.error(
      property.line,
      'RECURRENCE-ID;RANGE is not read yet: write one VEVENT per date, each with a UID of its own',
    );
  } else if (!/^\d{8}(T\d{6}Z?)?$/.test(written)) {
    log.error(
      property.line,
      `${quote(property)} can't be read: write the date it replaces, such as RECURRENCE-ID:20270113T100000`,
    );
  }
  return written;
}
