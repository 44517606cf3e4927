/** What an event's own alarms ask for: VALARMs with ACTION:EMAIL, REPEAT included, or none at all. */
import type { Component } from './component-tree.ts';
import { addDurations, after, type Duration, parseDuration } from './duration.ts';
import type { EventTimes } from './event-times.ts';
import { anchorsOf, dueAt, type Offset, printOffset } from './offset.ts';
import type { ProblemLog } from './problem-log.ts';
import {
  first,
  isMissing,
  type Properties,
  type Property,
  quote,
  readProperties,
  value,
} from './property.ts';
import { MOST_REMINDERS } from './reminders.ts';
import { readTrigger, TRIGGER_EXAMPLES } from './trigger.ts';

const READ = new Set(['ACTION', 'TRIGGER', 'DURATION', 'REPEAT']);

/** One alarm that mails. */
export interface Alarm {
  readonly offset: Offset;
  readonly repeats: Repeats | null;
}

/** A VEVENT, and its properties. */
export interface AlarmedEvent {
  readonly component: Component;
  readonly properties: Properties;
}

/** The alarms that an event has itself, each once; null when it leaves them to the agency's defaults. */
export function readAlarms(
  { component, properties }: AlarmedEvent,
  log: ProblemLog,
): readonly Alarm[] | null {
  const alarms = component.components.filter(({ name }) => name === 'VALARM');
  const asked = alarms.map((alarm) => readAlarm(alarm, log)).filter((found) => found !== null);
  const silence = first(properties, 'X-REMINDERS');
  if (silence && isSilence(silence, log)) {
    if (asked.length > 0)
      log.warning(
        silence.line,
        'X-REMINDERS:NONE silences this event, although it has e-mail alarms: remove it, or them',
      );
    return [];
  }
  const count = asked.flat().reduce((sum, { repeats }) => sum + 1 + (repeats?.count ?? 0), 0);
  if (count > MOST_REMINDERS) {
    log.error(
      component.line,
      `this event asks for ${count} reminders: at most ${MOST_REMINDERS} are sent for one event, so remove some of its VALARMs`,
    );
  }
  return asked.length > 0 ? asked.flat() : null;
}

/** Whether an event says anything of reminders, its author's own pop-ups included. */
export const speaksOfReminders = ({ component, properties }: AlarmedEvent): boolean =>
  !isMissing(properties, 'X-REMINDERS') || component.components.some(({ name }) => name === 'VALARM');

/** The instant at which an alarm rings whatever the event's times are; null for one that counts from them. */
export const instantOf = ({ offset }: Alarm): string | null => ('at' in offset ? offset.at.toString() : null);

/** The offsets of alarms for an event at these times, each firing one of its own. */
export const offsetsOf = (alarms: readonly Alarm[], times: EventTimes): readonly string[] =>
  alarms.flatMap(({ offset, repeats }) => [offset, ...repeated(offset, repeats, times)].map(printOffset));

function isSilence(property: Property, log: ProblemLog): boolean {
  if (value(property).toUpperCase() === 'NONE') return true;
  log.error(
    property.line,
    `${quote(property)} means nothing here: write X-REMINDERS:NONE for no reminders, or remove it`,
  );
  return false;
}

/** One alarm, none where it has an error; null when it is not an e-mail, but its author's own pop-up. */
function readAlarm(alarm: Component, log: ProblemLog): readonly Alarm[] | null {
  const properties = readProperties(alarm, { names: READ, once: READ, log });
  const action = first(properties, 'ACTION');
  if (!action)
    log.warning(
      alarm.line,
      'this alarm has no ACTION and is passed over: write ACTION:EMAIL for a reminder to everybody',
    );
  if (!action || value(action).toUpperCase() !== 'EMAIL') return null;
  const trigger = first(properties, 'TRIGGER');
  if (!trigger) {
    if (isMissing(properties, 'TRIGGER'))
      log.error(alarm.line, `this e-mail alarm has no TRIGGER: write ${TRIGGER_EXAMPLES}`);
    return [];
  }
  const offset = readTrigger(trigger, log);
  const repeats = readRepeats(properties, log);
  return offset ? [{ offset, repeats }] : [];
}

interface Repeats {
  readonly count: number;
  readonly every: Duration;
}

/** REPEAT counts the firings after the first, DURATION the time between them (RFC 5545 section 3.8.6.2). */
function readRepeats(properties: Properties, log: ProblemLog): Repeats | null {
  const repeat = first(properties, 'REPEAT');
  const duration = first(properties, 'DURATION');
  const line = (repeat ?? duration)?.line ?? 1;
  if (!repeat && !duration) return null;
  if (!repeat || !duration) {
    log.error(
      line,
      'REPEAT and DURATION belong together: REPEAT:1 with DURATION:PT8H reminds once more, eight hours later',
    );
    return null;
  }
  const count = /^\d{1,3}$/.test(value(repeat)) ? Number(value(repeat)) : Number.NaN;
  if (!(count < MOST_REMINDERS)) {
    log.error(
      line,
      `${quote(repeat)} is not a count of further reminders: write a number from 1 to ${MOST_REMINDERS - 1}`,
    );
    return null;
  }
  const every = parseDuration(value(duration));
  if (every && roughly(every) > 0) return { count, every };
  log.error(
    duration.line,
    `${quote(duration)} is no time between reminders: write PT1H for one hour, P1D for one day`,
  );
  return null;
}

const roughly = ({ weeks, days, seconds }: Duration): number => weeks + days + seconds;

/** Every firing after the first, as an offset of its own. */
function repeated(offset: Offset, repeats: Repeats | null, times: EventTimes): Offset[] {
  if (!repeats) return [];
  const counts = Array.from({ length: repeats.count }, (_, index) => index + 1);
  return counts.map((count) => later(offset, { ...repeats, count }, times));
}

function later(offset: Offset, { count, every }: Repeats, times: EventTimes): Offset {
  const wait = { weeks: count * every.weeks, days: count * every.days, seconds: count * every.seconds };
  const sum = 'at' in offset ? null : addDurations(offset.duration, wait);
  if (!('at' in offset) && sum) return { from: offset.from, duration: sum };
  // "A day before, and eight hours after that" has no spelling as one duration: it is told by the clock.
  return { at: after(dueAt(offset, anchorsOf(times)), wait).toInstant() };
}
