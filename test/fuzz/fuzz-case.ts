/** One calendar that is thrown at the check: its file, sometimes with a translation beside it. */
import { dirname, join } from 'node:path';
import { type Random, randomOf } from '../chaos/random.ts';
import { CALENDARS, SOUND_CALENDARS, TRANSLATIONS } from './corpus.ts';
import { mutated } from './mutate.ts';

export interface FuzzCase {
  /** Of all that one seed makes. */
  readonly number: number;
  /** Path of the calendar; every case has a folder of its own. */
  readonly file: string;
  /** By path: the calendar's and its translation's. */
  readonly bytes: ReadonlyMap<string, Buffer>;
}

/** The case of this seed and number, whatever other cases are made. */
export function makeCase(seed: number, number: number): FuzzCase {
  const random = randomOf(seed, `calendar ${number}`);
  const file = `${number}/${random.chance(0.05) ? 'calendar' : '2027'}.ics`;
  return {
    number,
    file,
    bytes: new Map([
      [file, mutated(random.chance(0.7) ? SOUND_CALENDARS : CALENDARS, random)],
      ...translation(number, random),
    ]),
  };
}

function translation(number: number, random: Random): [string, Buffer][] {
  return random.chance(0.1) ? [[`${number}/2027.es.ics`, mutated(TRANSLATIONS, random)]] : [];
}

/** The same case with another calendar. */
export const withCalendar = ({ bytes, ...rest }: FuzzCase, calendar: Buffer): FuzzCase => ({
  ...rest,
  bytes: new Map([...bytes, [rest.file, calendar]]),
});

/** The translations that lie beside a calendar. */
export const translationsIn = ({ file, bytes }: FuzzCase): string[] =>
  [...bytes.keys()].filter((path) => path !== file);

/** The folder that a file lies in: that of its case. */
export const folderOf = (path: string): string => dirname(join(path));
