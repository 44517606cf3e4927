/**
 * What an approval names: all that a folder of files means, so that it holds for these files and for no others. Whatever any file comes to
 * say in a mail is in it without being listed here. Only what follows from elsewhere is left out: instants, which the zone data of a
 * runtime give, and ids, which the table may keep. So it is the same for every operator, and for a load that was cut short and is finished.
 *
 * It is a whole SHA-256: whoever writes the files also chooses them, and would find two folders with one shorter hash by trying.
 */
import { createHash } from 'node:crypto';
import type { Wanted } from '../calendar/decide-load.ts';
import { publicationKey } from '../publications/publication.ts';
import { calendarAsWritten, publicationAsWritten } from './as-written.ts';

/** Digits by which people are shown a hash; they write as many, or a few less. */
const DIGITS_SHOWN = 12;
const FEWEST_DIGITS = 7;
const ALL_DIGITS = 64;

const BEGINNING = new RegExp(`^[0-9a-f]{${FEWEST_DIGITS},${ALL_DIGITS}}$`);

/** 64 hex digits. */
export function approvalHash({ agency, calendars, publications }: Wanted): string {
  const written = [
    agency,
    calendars.map(calendarAsWritten).toSorted((one, other) => one.year - other.year),
    publications.map((one) => [publicationKey(one), publicationAsWritten(one)] as const).toSorted(byKey),
  ];
  return createHash('sha256').update(JSON.stringify(written)).digest('hex');
}

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : Number(one > other);

/** As people read and write it; nothing is compared by it but with a hash that is known whole. */
export const shownHash = (hash: string): string => hash.slice(0, DIGITS_SHOWN);

/** Whether somebody means `hash`, of which they have written the beginning. */
export const isMeant = (written: string, hash: string): boolean =>
  BEGINNING.test(written) && hash.startsWith(written);
