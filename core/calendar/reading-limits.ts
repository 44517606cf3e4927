/**
 * How much of anything reading calendars may take, and what is said of a file that takes more. Whoever brings a calendar
 * may bring one that was made to break us, or one that a program made by mistake: neither may hang or end what reads it.
 */
import type { Event } from './event.ts';
import { isError, type Problem } from './problem.ts';
import type { TranslatedCalendarFile } from './read-translated-calendar.ts';

export interface ReadingLimits {
  /** Bytes of UTF-8 of one file. */
  readonly fileBytes: number;
  /** Bytes of UTF-8 of all files that are read together. */
  readonly allBytes: number;
  /** Events of one calendar, and of all that are read together; each occurrence is one. */
  readonly events: number;
  /** Characters of all their events together, those of translations and of every occurrence counted. */
  readonly characters: number;
  /** Problems of one calendar that are told one by one. */
  readonly problems: number;
  /** Seconds for one calendar with its translations. */
  readonly seconds: number;
  /** Seconds for all calendars that are read together. */
  readonly allSeconds: number;
  /** Megabytes of the heap that the thread has for itself, as `maxOldGenerationSizeMb` of Node counts them. */
  readonly heapMegabytes: number;
}

/**
 * A year of an agency is a hundred events and 100 KB; ten thousand with everything that an event can say are 12 MB, read in
 * two seconds and 150 MB. What is allowed is a little more than that, and fits into `load-calendar` (512 MB, 300 s) with all
 * else that it does: a small file can say one long text on ten thousand days, so what is kept is counted, too. The most that
 * these allow, in letters of two bytes, takes 320 MB.
 */
export const READING_LIMITS: ReadingLimits = {
  fileBytes: 16_000_000,
  allBytes: 32_000_000,
  events: 20_000,
  characters: 25_000_000,
  problems: 10_000,
  seconds: 20,
  allSeconds: 120,
  heapMegabytes: 256,
};

/** What the calendars before one have taken of what is for all that are read together. */
export interface Taken {
  readonly events: number;
  readonly characters: number;
  readonly seconds: number;
}

export const NOTHING_TAKEN: Taken = { events: 0, characters: 0, seconds: 0 };

/** A file's name and its text. */
interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** An error for each file that is too large to be read, and for all of them together. */
export function sizeProblems(files: readonly NamedText[], { fileBytes, allBytes }: ReadingLimits): Problem[] {
  const sized = files.map(({ file, text }) => ({ file, bytes: Buffer.byteLength(text) }));
  const each = sized.filter(({ bytes }) => bytes > fileBytes).map((file) => tooLarge(file, fileBytes));
  const all = sized.reduce((sum, { bytes }) => sum + bytes, 0);
  const [largest] = sized.toSorted((one, other) => other.bytes - one.bytes);
  return largest && each.length === 0 && all > allBytes
    ? [error(largest.file, `${togetherTooLarge(all, allBytes)}; this is the largest`)]
    : each;
}

const tooLarge = ({ file, bytes }: { file: string; bytes: number }, most: number): Problem =>
  error(
    file,
    `this file has ${count(bytes)} bytes: at most ${count(most)} are read, so name files by their web address instead of carrying them in ATTACH, and split what is left by year`,
  );

const togetherTooLarge = (bytes: number, most: number): string =>
  `the files together have ${count(bytes)} bytes: at most ${count(most)} are read at once, so move the calendars of years past to another folder`;

/** The error of a calendar with which there are more events than are kept, or more to say of them; none where there are not. */
export function tooMuchToKeep(
  file: string,
  events: readonly Event[],
  before: Taken,
  limits: ReadingLimits,
): Problem[] {
  const all = before.events + events.length;
  if (all > limits.events) return [error(file, tooManyEvents(all, limits))];
  const characters = before.characters + charactersOf(events);
  return characters > limits.characters ? [error(file, tooManyCharacters(characters, limits))] : [];
}

const tooManyEvents = (events: number, { events: most }: ReadingLimits): string =>
  `there are ${count(events)} events up to the end of this calendar, every occurrence counted: at most ${count(most)} are kept, so end recurrence rules sooner (COUNT, UNTIL), or leave events out`;

const tooManyCharacters = (characters: number, { characters: most }: ReadingLimits): string =>
  `the events up to the end of this calendar have ${count(characters)} characters, those of translations and of every occurrence counted: at most ${count(most)} are kept, so shorten the descriptions of events that repeat, or end their rules sooner (COUNT, UNTIL)`;

/**
 * Characters of every text in a value. In this thread all dates of a series share one text; whoever gets the events from
 * another thread has a copy for each.
 */
export function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const each of Object.values(value)) sum += charactersOf(each);
  return sum;
}

/** As many of `all` as are told, and in one more how many are left; that is an error where one of those is. */
export function toldProblems(all: readonly Problem[], { problems: most }: ReadingLimits): readonly Problem[] {
  const left = all.slice(most);
  const [next] = left;
  if (!next) return all;
  const message = `${count(left.length)} more problems are not told: mend those above first, and check again`;
  return [...all.slice(0, most), { ...next, level: left.some(isError) ? 'error' : 'warning', message }];
}

/** Why the reading of a calendar came to no end of its own. */
export type BrokenOff = 'time' | 'memory' | 'depth' | 'mistake';

/**
 * The one problem of a calendar whose reading was broken off.
 *
 * @param said what the program said of it, for whoever mends the program
 */
export function brokenOffProblem(
  { file, translations }: TranslatedCalendarFile,
  why: { readonly brokenOff: BrokenOff; readonly said: string },
  limits: ReadingLimits,
): Problem {
  const beside = translations.map((translation) => translation.file).join(', ');
  const what = beside ? `this file with its translations (${beside})` : 'this file';
  return error(file, IN_WORDS[why.brokenOff](what, { ...limits, said: why.said }));
}

/** The one problem of the calendar at which the time for all of them was over. */
export const tookTooLongTogether = (file: string, { allSeconds }: ReadingLimits): Problem =>
  error(
    file,
    `reading the calendars up to this one took longer than ${allSeconds} s together and was broken off: move the calendars of years past to another folder; if that is not enough, ${LOOK_FOR}`,
  );

const IN_WORDS: Readonly<
  Record<BrokenOff, (what: string, limits: ReadingLimits & { said: string }) => string>
> = {
  time: (what, { seconds }) =>
    `reading ${what} took longer than ${seconds} s and was broken off: ${LOOK_FOR}`,
  memory: (what, { heapMegabytes }) =>
    `reading ${what} took more than ${heapMegabytes} MB of memory and was broken off: ${LOOK_FOR}`,
  depth: (what) => `${what} nests parts too deeply to be read: remove BEGINs that no program of yours needs`,
  mistake: (what, { said }) =>
    `reading ${what} failed by a mistake of this program (${said}), not of yours: please report it with the file; until it is mended, ${FIND}`,
};

const FIND = 'check each half of its events alone to find the one, and leave that out';
const LOOK_FOR = `look for recurrence rules (RRULE) that repeat very often or never, or ${FIND}`;

const error = (file: string, message: string): Problem => ({ file, line: 1, level: 'error', message });

const count = (number: number): string => number.toLocaleString('en-US');
