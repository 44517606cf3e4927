/** The TRIGGER of an alarm as an offset (RFC 5545 section 3.8.6.3); null, with an error, where it is none. */
import { type Offset, parseOffset } from './offset.ts';
import { shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Property, parameter, quote, value } from './property.ts';
import { parseRelativeOffset } from './relative-offset.ts';

/** What a trigger looks like. */
export const TRIGGER_EXAMPLES = 'TRIGGER:-P1D for a day before, TRIGGER:-PT1H for an hour before';

const RELATIONS = ['START', 'END'];

export function readTrigger(property: Property, log: ProblemLog): Offset | null {
  const related = parameter(property, 'related')?.toUpperCase();
  if (related !== undefined && !RELATIONS.includes(related)) {
    log.error(
      property.line,
      `TRIGGER;RELATED=${shorten(related)} is neither the start nor the end: write RELATED=START or RELATED=END`,
    );
    return null;
  }
  const written = value(property).toUpperCase();
  const offset = parseOffset(written);
  if (offset && 'at' in offset) {
    warnOfClock(property, { written, related, log });
    return offset;
  }
  if (offset && property.type !== 'date-time')
    return related === 'END' ? parseRelativeOffset(`RELATED=END:${written}`) : offset;
  log.error(property.line, `${quote(property)} can't be read: ${howToWrite(written, offset !== null)}`);
  return null;
}

interface ByClock {
  readonly written: string;
  readonly related: string | undefined;
  readonly log: ProblemLog;
}

/** A time by the clock means one moment, however it is introduced. */
function warnOfClock({ line, type }: Property, { written, related, log }: ByClock): void {
  if (type !== 'date-time')
    log.warning(line, `TRIGGER is read as a time by the clock: write TRIGGER;VALUE=DATE-TIME:${written}`);
  if (related !== undefined)
    log.warning(
      line,
      `TRIGGER is a time by the clock, which RELATED=${related} does not move: leave RELATED out, or write how long before or after`,
    );
}

function howToWrite(written: string, isDuration: boolean): string {
  if (isDuration) return `it says VALUE=DATE-TIME, and is no time by the clock: write TRIGGER:${written}`;
  const [, date, time = 'T160000'] = /^(\d{8})(T\d{6})?$/.exec(written) ?? [];
  const inUtc =
    date === undefined
      ? ''
      : `, and a time by the clock in UTC, such as TRIGGER;VALUE=DATE-TIME:${date}${time}Z`;
  return `write ${TRIGGER_EXAMPLES}${inUtc}`;
}
