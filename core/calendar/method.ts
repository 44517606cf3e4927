/** METHOD (RFC 5546): what a file is to do to other calendars, beyond holding one. */
import type { FoundEvent } from './calendar-year.ts';
import type { Component } from './component-tree.ts';
import { shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { first, readProperties, value } from './property.ts';
import type { UndatedEvent } from './read-event.ts';

type Found = FoundEvent<UndatedEvent>;

const METHOD = new Set(['METHOD']);
const NONE = new Set<string>();

/** Their events are what a calendar holds. */
const HOLDING = new Set(['PUBLISH', 'REQUEST', '']);

/** The events as the METHOD of their VCALENDAR leaves them: of a cancellation, cancelled. An answer to an invitation is an error. */
export function asMethodSays(
  found: readonly Found[],
  calendars: readonly Component[],
  log: ProblemLog,
): readonly Found[] {
  const cancelled = new Set(calendars.filter((calendar) => isCancellation(calendar, log)));
  if (cancelled.size === 0) return found;
  return found.map((one) => {
    const calendar = calendars.findLast(({ line }) => line < one.line);
    if (!calendar || !cancelled.has(calendar)) return one;
    return { ...one, event: { ...one.event, status: 'CANCELLED' } };
  });
}

function isCancellation(calendar: Component, log: ProblemLog): boolean {
  const property = first(readProperties(calendar, { names: METHOD, once: NONE, log }), 'METHOD');
  if (!property) return false;
  const method = value(property).toUpperCase();
  if (method === 'CANCEL') {
    log.warning(
      property.line,
      'METHOD:CANCEL: each event of this calendar is read as cancelled: write STATUS:CANCELLED into those that are, and leave METHOD out',
    );
    return true;
  }
  if (!HOLDING.has(method))
    log.error(
      property.line,
      `METHOD:${shorten(method)} is a message about an invitation, and no calendar: export the calendar itself, or write METHOD:PUBLISH if it is one`,
    );
  return false;
}
