/** Which offsets an event's own alarms ask for: VALARMs with ACTION:EMAIL, REPEAT included, or none at all. */
import type { Component } from './component-tree.ts';
import { addDurations, after, type Duration, parseDuration } from './duration.ts';
import { MOST_REMINDERS } from './event-limits.ts';
import type { EventTimes } from './event-times.ts';
import { anchorsOf, dueAt, type Offset, parseOffset, printOffset } from './offset.ts';
import { shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import {
  first,
  isMissing,
  type Properties,
  type Property,
  parameter,
  quote,
  readProperties,
  value,
} from './property.ts';

const READ = new Set(['ACTION', 'TRIGGER', 'DURATION', 'REPEAT']);

const EXAMPLES = 'TRIGGER:-P1D for a day before, TRIGGER:-PT1H for an hour before';

/**
 * The offsets that an event asks for itself; null when it leaves them to the agency's defaults.
 *
 * @param event the VEVENT, and its properties
 * @param times when the event takes place; null when that could not be read
 */
export function readOffsets(
  event: { readonly component: Component; readonly properties: Properties },
  { times, log }: { times: EventTimes | null; log: ProblemLog },
): readonly string[] | null {
  const alarms = event.component.components.filter(({ name }) => name === 'VALARM');
  const asked = alarms.map((alarm) => readAlarm(alarm, { times, log })).filter((offsets) => offsets !== null);
  const silence = first(event.properties, 'X-REMINDERS');
  if (silence && isSilence(silence, log)) {
    if (asked.length > 0)
      log.warning(
        silence.line,
        'X-REMINDERS:NONE silences this event, although it has e-mail alarms: remove it, or them',
      );
    return [];
  }
  const offsets = asked.flat();
  if (offsets.length > MOST_REMINDERS) {
    log.error(
      event.component.line,
      `this event asks for ${offsets.length} reminders: at most ${MOST_REMINDERS} are sent for one event, so remove some of its VALARMs`,
    );
  }
  return asked.length > 0 ? offsets : null;
}

function isSilence(property: Property, log: ProblemLog): boolean {
  if (value(property).toUpperCase() === 'NONE') return true;
  log.error(
    property.line,
    `${quote(property)} means nothing here: write X-REMINDERS:NONE for no reminders, or remove it`,
  );
  return false;
}

interface AlarmReading {
  readonly times: EventTimes | null;
  readonly log: ProblemLog;
}

/** The offsets of one alarm; null when it is not an e-mail, but its author's own pop-up. */
function readAlarm(alarm: Component, reading: AlarmReading): readonly string[] | null {
  const { log } = reading;
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
      log.error(alarm.line, `this e-mail alarm has no TRIGGER: write ${EXAMPLES}`);
    return [];
  }
  const offset = readTrigger(trigger, log);
  const repeats = readRepeats(properties, log);
  return offset ? [offset, ...repeated(offset, repeats, reading.times)].map(printOffset) : [];
}

function readTrigger(property: Property, log: ProblemLog): Offset | null {
  const related = parameter(property, 'related')?.toUpperCase() ?? 'START';
  if (related !== 'START' && related !== 'END') {
    log.error(
      property.line,
      `TRIGGER;RELATED=${shorten(related)} is neither the start nor the end: write RELATED=START or RELATED=END`,
    );
    return null;
  }
  const written = value(property).toUpperCase();
  const offset = parseOffset(`${related === 'END' ? 'RELATED=END:' : ''}${written}`);
  if (!offset || (property.type === 'date-time' && !('at' in offset))) {
    const utc = /^\d{8}T\d{6}$/.test(written)
      ? `, and a time by the clock in UTC, such as TRIGGER;VALUE=DATE-TIME:${written}Z`
      : '';
    log.error(property.line, `${quote(property)} can't be read: write ${EXAMPLES}${utc}`);
    return null;
  }
  if ('at' in offset && property.type !== 'date-time') {
    log.warning(
      property.line,
      `TRIGGER is read as a time by the clock: write TRIGGER;VALUE=DATE-TIME:${written}`,
    );
  }
  return offset;
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
function repeated(offset: Offset, repeats: Repeats | null, times: EventTimes | null): Offset[] {
  if (!repeats) return [];
  const counts = Array.from({ length: repeats.count }, (_, index) => index + 1);
  return counts.map((count) => later(offset, { ...repeats, count }, times)).filter((each) => each !== null);
}

function later(offset: Offset, { count, every }: Repeats, times: EventTimes | null): Offset | null {
  const wait = { weeks: count * every.weeks, days: count * every.days, seconds: count * every.seconds };
  const sum = 'at' in offset ? null : addDurations(offset.duration, wait);
  if (!('at' in offset) && sum) return { from: offset.from, duration: sum };
  // "A day before, and eight hours after that" has no spelling as one duration: it is told by the clock.
  return times && { at: after(dueAt(offset, anchorsOf(times)), wait).toInstant() };
}
