/**
 * Reads calendars in a thread of its own, within limits of size, time, memory, depth and events. Whatever a file holds, it
 * answers: with the calendar, or with the problem that says which limit the file has gone beyond, and how to mend it.
 */
import { deserialize } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import { threadUrl } from '../contract/bundling.ts';
import { READING_THREAD } from '../contract/functions.ts';
import { askThread, startThread } from '../runtime/limited-thread.ts';
import type { TranslatedCalendarFile } from './read-translated-calendar.ts';
import type { Answer, Asked, CalendarRead } from './reading.worker.ts';
import {
  brokenOffProblem,
  NOTHING_TAKEN,
  READING_LIMITS,
  type ReadingLimits,
  sizeProblems,
  type Taken,
  tookTooLongTogether,
} from './reading-limits.ts';

export interface CalendarReader {
  /**
   * One calendar after the other, in the order in which they are asked for.
   *
   * @param before what others have taken of what is for all that are read together
   */
  read(calendarFile: TranslatedCalendarFile, before?: Taken): Promise<CalendarRead>;
  /** Ends the thread. */
  close(): Promise<void>;
}

/** Starts the thread; another follows it when it had to be ended. Whoever opens a reader closes it. */
export function openCalendarReader(limits: ReadingLimits = READING_LIMITS): CalendarReader {
  let thread: Worker | null = start(limits);
  let last: Promise<unknown> = Promise.resolve();
  const tooLongTogether = ({ file }: TranslatedCalendarFile): CalendarRead => ({
    calendar: null,
    problems: [tookTooLongTogether(file, limits)],
    brokenOff: 'time',
  });
  const readNext = async (calendarFile: TranslatedCalendarFile, before: Taken): Promise<CalendarRead> => {
    const problems = sizeProblems([calendarFile, ...calendarFile.translations], limits);
    if (problems.length > 0) return { calendar: null, problems };
    const left = limits.allSeconds - before.seconds;
    if (left <= 0) return tooLongTogether(calendarFile);
    const seconds = Math.min(limits.seconds, left);
    thread ??= start(limits);
    const asked: Asked = { ...calendarFile, before };
    const packed = await askThread<Uint8Array>(thread, asked, { seconds });
    if ('brokenOff' in packed || packed.byteLength > LARGE) {
      await thread.terminate();
      thread = null;
    }
    const answer: Answer = 'brokenOff' in packed ? packed : deserialize(packed);
    if (!('said' in answer)) return answer;
    const { brokenOff } = answer;
    if (brokenOff === 'time' && seconds < limits.seconds) return tooLongTogether(calendarFile);
    return { calendar: null, problems: [brokenOffProblem(calendarFile, answer, limits)], brokenOff };
  };
  return {
    read: (calendarFile, taken = NOTHING_TAKEN) => {
      const read = last.then(() => readNext(calendarFile, taken));
      last = read;
      return read;
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}

/** What `use` makes of a reader that is open as long as it takes. */
export async function withCalendarReader<T>(
  use: (reader: CalendarReader) => Promise<T>,
  limits: ReadingLimits = READING_LIMITS,
): Promise<T> {
  const reader = openCalendarReader(limits);
  try {
    return await use(reader);
  } finally {
    await reader.close();
  }
}

/** Bytes of an answer for which the thread is ended before it is unpacked, so that the two need not fit into memory together. */
const LARGE = 2_000_000;

const start = (limits: ReadingLimits): Worker =>
  startThread(threadUrl(READING_THREAD, import.meta.url), {
    workerData: limits,
    heapMegabytes: limits.heapMegabytes,
  });
