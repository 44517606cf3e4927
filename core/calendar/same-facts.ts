/** Facts of an event stand in its calendar alone: a translation that gives them again must give the same. */
import { Temporal } from 'temporal-polyfill';
import { after, parseDuration } from './duration.ts';
import type { Event } from './event.ts';
import { type Moment, type MomentReading, readMoment } from './moment.ts';
import { first, type Properties, type Property, quote, value } from './property.ts';

/** What is needed to compare the facts. */
export interface FactsReading extends MomentReading {
  /** The event as the calendar has it. */
  readonly event: Event;
  /** The calendar's file, as messages name it. */
  readonly calendarFile: string;
}

/** Properties whose facts are compared; SEQUENCE, CATEGORIES and alarms are left to the calendar without a word. */
export const FACTS = ['DTSTART', 'DTEND', 'DURATION', 'STATUS', 'X-CAPACITY', 'CONFERENCE'] as const;

/** An error for every fact that differs from the calendar's. */
export function checkSameFacts(properties: Properties, reading: FactsReading): void {
  const { event, calendarFile, log } = reading;
  const found: Record<(typeof FACTS)[number], (property: Property) => readonly [unknown, unknown]> = {
    DTSTART: (property) => [asWritten(readMoment(property, reading)), event.start],
    DTEND: (property) => [asWritten(readMoment(property, reading)), event.end],
    DURATION: (property) => [endAfter(property, event), event.end],
    STATUS: (property) => [value(property).toUpperCase(), event.status],
    'X-CAPACITY': (property) => [Number(value(property)), event.capacity],
    CONFERENCE: (property) => [value(property) || null, event.conference],
  };
  for (const name of FACTS) {
    const property = first(properties, name);
    if (!property) continue;
    const errorsBefore = log.errors;
    const [given, standing] = found[name](property);
    if (given === standing || log.errors > errorsBefore) continue;
    // A join link may be for few: it is not repeated where a deploy prints it.
    const differs =
      name === 'CONFERENCE'
        ? `${name} is not the one of ${calendarFile}`
        : `${quote(property)} is not what ${calendarFile} says (${standing ?? 'nothing'})`;
    log.error(
      property.line,
      `${differs}: facts stand there alone, so leave ${name} out here, or write the same`,
    );
  }
}

/** As events hold it: a date, or a UTC instant. */
const asWritten = (moment: Moment | null): string | null =>
  moment && (moment.type === 'date' ? moment.date.toString() : moment.zoned.toInstant().toString());

function endAfter(property: Property, { allDay, start, timeZone }: Event): string | null {
  const duration = parseDuration(value(property));
  if (!duration) return null;
  const { weeks, days } = duration;
  if (allDay) return Temporal.PlainDate.from(start).add({ weeks, days }).toString();
  const begin = Temporal.Instant.from(start).toZonedDateTimeISO(timeZone);
  return after(begin, duration).toInstant().toString();
}
