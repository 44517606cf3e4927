/** When a reminder falls due, relative to its event or by the clock: the trigger of a VALARM (RFC 5545 section 3.8.6.3). */
import { Temporal } from 'temporal-polyfill';
import { after } from './duration.ts';
import type { Event } from './event.ts';
import { parseRelativeOffset, printRelativeOffset, type RelativeOffset } from './relative-offset.ts';

export type Offset = RelativeOffset | { readonly at: Temporal.Instant };

/** What an offset counts from: an event's start and end, in the event's zone. */
export interface Anchors {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
}

/** The anchors of an event whose times are known. */
export function anchorsOf({
  startsAt,
  endsAt,
  timeZone,
}: Pick<Event, 'startsAt' | 'endsAt' | 'timeZone'>): Anchors {
  const zoned = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return { start: zoned(startsAt), end: zoned(endsAt) };
}

const INSTANT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Reads `-P1D`, `RELATED=END:PT1H` or `20260110T160000Z`; null when it is none of these. */
export function parseOffset(text: string): Offset | null {
  const match = INSTANT.exec(text);
  return match ? instantOf(match) : parseRelativeOffset(text);
}

function instantOf([, year, month, day, hour, minute, second]: RegExpExecArray): Offset | null {
  try {
    return { at: Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) };
  } catch {
    return null;
  }
}

/** The one spelling of an offset, by which a reminder is known. */
export function printOffset(offset: Offset): string {
  if ('at' in offset) return offset.at.toString().replace(/[-:]/g, '');
  return printRelativeOffset(offset);
}

/** The moment an offset means for an event, in the event's zone. */
export function dueAt(offset: Offset, { start, end }: Anchors): Temporal.ZonedDateTime {
  if ('at' in offset) return offset.at.toZonedDateTimeISO(start.timeZoneId);
  return after(offset.from === 'END' ? end : start, offset.duration);
}
