/** When a reminder falls due, counted from an event's start or end: the trigger of a VALARM (RFC 5545 section 3.8.6.3). */
import { type Duration, parseDuration, printDuration } from './duration.ts';

export interface RelativeOffset {
  readonly from: 'START' | 'END';
  readonly duration: Duration;
}

const END = 'RELATED=END:';

/** Reads `-P1D` or `RELATED=END:PT1H`; null when it is neither. */
export function parseRelativeOffset(text: string): RelativeOffset | null {
  const atEnd = text.startsWith(END);
  const duration = parseDuration(atEnd ? text.slice(END.length) : text);
  return duration && { from: atEnd ? 'END' : 'START', duration };
}

/** The one spelling of it. */
export const printRelativeOffset = ({ from, duration }: RelativeOffset): string =>
  `${from === 'END' ? END : ''}${printDuration(duration)}`;
