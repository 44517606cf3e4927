/** The calendars that the story deploys: one webinar whose reminder is due in little more than two minutes, and some next January. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calendarOf, webinar } from '../calendar/example-calendar.ts';
import { DAY, wallAt } from '../calendar/wall-clock.ts';
import { ROOT } from './folders.ts';

const ZONE = 'America/Los_Angeles';
const MINUTE = 60_000;

/** What the webinar of today is called: no discreet mail may say it where others see it. */
export const TITLE = 'Recognizing Labor Trafficking';

/**
 * When the webinar of today starts: its reminder, one hour before, is then due in 135 seconds. That is long enough for a slow
 * deploy and for somebody who signs up after it, and ends about when the clock first calls the sweep, two minutes after the deploy has made its rule.
 */
export const startingSoon = (): Date => new Date(Math.ceil(Date.now() / 1000) * 1000 + 62.25 * MINUTE);

/** By how much it is put off later, in milliseconds. */
export const PUT_OFF_MS = 30 * MINUTE;

const UIDS = {
  soon: 'soon@example.org',
  kept: 'kept@example.org',
  moved: 'moved@example.org',
  dropped: 'dropped@example.org',
  added: 'added@example.org',
} as const;

/** The webinars of the story, by the part that they play in it. */
export type Part = keyof typeof UIDS;
export const uidOf = (part: Part): string => UIDS[part];

/**
 * A folder of calendars as an operator keeps it, with a newsletter issue, a month file, and the shipped agency file, but that new events
 * are announced to nobody.
 */
export interface CalendarFolder {
  readonly folder: string;
  /** The year of the January to come, and the file that holds it. */
  readonly nextYear: number;
  readonly nextFile: string;
  /** As first announced, one webinar starting at `soon`. */
  announce(soon: Date): Promise<void>;
  /** One webinar is a day later, one is gone, one is new. */
  change(): Promise<void>;
  /** The webinar of today starts half an hour later; changes are told after a minute from now on, and to nobody unasked. */
  putOff(soon: Date): Promise<void>;
  /** A start that is no time, in a line of its own; gives its number. */
  spoil(): Promise<number>;
}

/** What an issue says that is kept in the archive, and the month file of the January to come: files of both other kinds. */
export const WELCOME = 'Welcome to the archive.';
export const BACKGROUND = 'What this January is about.';
const ISSUE = `---\ntitle: An old issue\nlist: month-events\nsend: null\ndate: 2023-01\nsummary: Kept.\n---\n${WELCOME}\n`;
const MONTH = `background:\n  en: ${BACKGROUND}\n  es: De qué se trata este enero.\n`;
/** The slug of that issue. */
export const SLUG = '2023-01';

/** A folder that holds no events yet. */
export async function calendarFolder(folder: string): Promise<CalendarFolder> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'newsletters'), { recursive: true });
  await writeFile(join(folder, 'agency.yaml'), await agencyFile(UNANNOUNCED));
  // Counted from tomorrow, so that not even New Year's Eve brings both into one file.
  const nextYear = yearAt(new Date(Date.now() + DAY)) + 1;
  const nextFile = `${nextYear}.ics`;
  await writeFile(join(folder, `newsletters/${SLUG}.md`), ISSUE);
  await writeFile(join(folder, `${nextYear}.yaml`), MONTH);
  const inJanuary = (part: Part, day: number) => webinarAt(part, `;TZID=${ZONE}:${nextYear}01${day}T`);
  const write = (name: string, ...events: string[]) => writeFile(join(folder, name), calendarOf(...events));
  return {
    folder,
    nextYear,
    nextFile,
    announce: async (soon) => {
      await write(`${yearAt(soon)}.ics`, webinarToday(soon));
      await write(nextFile, inJanuary('kept', 12), inJanuary('moved', 13), inJanuary('dropped', 14));
    },
    putOff: async (soon) => {
      await writeFile(join(folder, 'agency.yaml'), await agencyFile(UNANNOUNCED, ASKING));
      await write(`${yearAt(soon)}.ics`, webinarToday(new Date(soon.getTime() + PUT_OFF_MS)));
    },
    change: () => write(nextFile, inJanuary('kept', 12), inJanuary('moved', 14), inJanuary('added', 15)),
    spoil: async () => {
      const spoiled = calendarOf(inJanuary('kept', 12), inJanuary('moved', 99));
      await writeFile(join(folder, nextFile), spoiled);
      return (
        spoiled.split('\r\n').findIndex((line) => line.startsWith('DTSTART') && line.includes('0199T')) + 1
      );
    },
  };
}

/** A line of the shipped agency file, and what stands there instead. */
type Otherwise = readonly [RegExp, string];

/** New events would be announced at the full hour, which comes when it likes. */
const UNANNOUNCED: Otherwise = [/^programme: .*$/m, ''];
/** Changes are told after a minute, and to nobody unasked. */
const ASKING: Otherwise = [/^notices: .*$/m, 'notices: { delay: PT1M, most: 0 }'];

async function agencyFile(...otherwise: readonly Otherwise[]): Promise<string> {
  const shipped = await readFile(join(ROOT, 'events-data/agency.yaml'), 'utf8');
  return otherwise.reduce((text, [line, other]) => {
    if (!line.test(text)) throw new Error(`The shipped agency file has no line like ${line} any more.`);
    return text.replace(line, other);
  }, shipped);
}

const yearAt = (instant: Date): number => new Date(wallAt(instant.getTime(), ZONE)).getUTCFullYear();

const webinarToday = (start: Date): string =>
  webinar({
    UID: `:${uidOf('soon')}`,
    SUMMARY: `:${TITLE}`,
    DTSTART: `:${inUtc(start)}`,
    DTEND: `:${inUtc(new Date(start.getTime() + DAY / 24))}`,
  });

const webinarAt = (part: Part, day: string): string =>
  webinar({ UID: `:${uidOf(part)}`, SUMMARY: `:A webinar`, DTSTART: `${day}100000`, DTEND: `${day}113000` });

/** `20270113T180000Z`. */
const inUtc = (instant: Date): string => instant.toISOString().replace(/\.\d+|[-:]/g, '');
