/**
 * The thread in which calendars are read, so that none can hang or end the program that wants it. It answers each calendar
 * with what was read, or with how reading it failed; when it takes too long or too much, whoever started it ends it.
 */
import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { Calendar } from './event.ts';
import { oneLine, shorten } from './plain-text.ts';
import type { Problem } from './problem.ts';
import { readTranslatedCalendar, type TranslatedCalendarFile } from './read-translated-calendar.ts';
import {
  type BrokenOff,
  NOTHING_TAKEN,
  type ReadingLimits,
  type Taken,
  toldProblems,
  tooMuchToKeep,
} from './reading-limits.ts';

/** A calendar that was read; none when there is an error for the whole of it. */
export interface CalendarRead {
  readonly calendar: Calendar | null;
  readonly problems: readonly Problem[];
  /** Why reading came to no end of its own, where it did not. */
  readonly brokenOff?: BrokenOff;
}

/** Reading came to no end of its own. */
export interface Failed {
  readonly brokenOff: BrokenOff;
  /** What the program says of it. */
  readonly said: string;
}

/** What the thread answers, packed by `serialize` of node:v8. */
export type Answer = CalendarRead | Failed;

/** What the thread is asked: to read these files. */
export type Asked = TranslatedCalendarFile & { readonly before?: Taken };

const limits = workerData as ReadingLimits;

parentPort?.on('message', (asked: Asked) => {
  const packed = pack(asked);
  parentPort?.postMessage(packed, [packed.buffer as ArrayBuffer]);
});

/** Packing takes memory as well, of which no limit of a thread knows. */
function pack(asked: Asked): Uint8Array {
  try {
    return serialize(read(asked));
  } catch (error) {
    return serialize(failed(error));
  }
}

function read({ before = NOTHING_TAKEN, ...calendarFile }: Asked): CalendarRead {
  const { calendar, problems } = readTranslatedCalendar(calendarFile);
  const tooMuch = tooMuchToKeep(calendarFile.file, calendar.events, before, limits);
  return tooMuch.length > 0
    ? { calendar: null, problems: tooMuch }
    : { calendar, problems: toldProblems(problems, limits) };
}

function failed(error: unknown): Failed {
  const said = shorten(oneLine(String(error)));
  return { brokenOff: isStackOverflow(error) ? 'depth' : 'mistake', said };
}

/** V8 names it by its message alone. */
const isStackOverflow = (error: unknown): boolean =>
  error instanceof RangeError && error.message.includes('call stack');
