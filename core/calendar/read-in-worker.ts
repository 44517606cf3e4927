/** Reads the files of `events-data/`: the agency, then each calendar in a thread, and all within limits. */
import { type CalendarReader, withCalendarReader } from './calendar-reader.ts';
import { type Problem, RefusedFileError } from './problem.ts';
import { type EventsData, findCalendars, gatherEventsData, type NamedText } from './read-events-data.ts';
import type { TranslatedCalendarFile } from './read-translated-calendar.ts';
import type { CalendarRead } from './reading.worker.ts';
import {
  charactersOf,
  NOTHING_TAKEN,
  READING_LIMITS,
  type ReadingLimits,
  sizeProblems,
} from './reading-limits.ts';

/** Everything that the files mean; RefusedFileError with every problem when any has an error or goes beyond a limit. */
export async function readEventsDataInWorker(
  files: readonly NamedText[],
  limits = READING_LIMITS,
): Promise<EventsData> {
  refuseFor(
    sizeProblems(
      files.map(({ name, text }) => ({ file: name, text })),
      limits,
    ),
  );
  const found = findCalendars(files);
  const read = await withCalendarReader((reader) => readTogether(found.calendars, reader, limits), limits);
  return gatherEventsData(found, read);
}

/** One after the other, so that each is held to what those before it have left. */
async function readTogether(
  calendars: readonly TranslatedCalendarFile[],
  reader: CalendarReader,
  { allSeconds }: ReadingLimits,
): Promise<readonly CalendarRead[]> {
  const began = performance.now();
  const read: CalendarRead[] = [];
  let { events, characters } = NOTHING_TAKEN;
  for (const calendarFile of calendars) {
    const seconds = (performance.now() - began) / 1000;
    const one = await reader.read(calendarFile, { events, characters, seconds });
    read.push(one);
    events += one.calendar?.events.length ?? 0;
    characters += charactersOf(one.calendar?.events);
    // That one has the error for it; the others need not say it again.
    if (seconds >= allSeconds) break;
  }
  return read;
}

function refuseFor(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new RefusedFileError(problems);
}
