/** The offset of a reminder, spelled as the trigger of a VALARM (RFC 5545 section 3.8.6.3), in words. */
import { Temporal } from 'temporal-polyfill';

const UNITS = ['weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

/** `-P1D`: "1 day before the start"; `RELATED=END:PT1H`: "1 hour after the end"; an instant: "at a set time". */
export function offsetInWords(offset: string): string {
  const [, related, duration] = /^(RELATED=END:)?([+-]?P.+)$/.exec(offset) ?? [];
  if (duration === undefined) return 'at a set time';
  const length = Temporal.Duration.from(duration);
  const anchor = related === undefined ? 'the start' : 'the end';
  if (length.sign === 0) return `at ${anchor}`;
  const parts = UNITS.flatMap((unit) => (length[unit] === 0 ? [] : [spelled(Math.abs(length[unit]), unit)]));
  return `${parts.join(' ')} ${length.sign < 0 ? 'before' : 'after'} ${anchor}`;
}

const spelled = (count: number, units: string) => `${count} ${count === 1 ? units.slice(0, -1) : units}`;
