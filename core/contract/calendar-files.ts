/** Which files of `events-data/` are loaded, by name: what a deploy brings along and the loader reads. */

/** The name of the agency file, beside the calendars it governs. */
export const AGENCY_FILE = 'agency.yaml';

/** A calendar's file name: its year. */
const CALENDAR_FILE = /^(\d{4})\.ics$/;

/** A translation's: year and language. Any word counts, so that a misspelt language is refused and not passed over. */
const TRANSLATION_FILE = /^(\d{4})\.([A-Za-z0-9_-]+)\.ics$/;

/** What a translation's file name says. */
export interface TranslationName {
  readonly year: number;
  /** As written; whether the agency has such a language is another question. */
  readonly language: string;
}

/** The year that a file's name says its calendar is of; null for any other name, also for a translation's. */
export function yearOf(name: string): number | null {
  const year = CALENDAR_FILE.exec(name)?.[1];
  return year ? Number(year) : null;
}

/** The year and language of which a file's name says that it translates the calendar; null for any other name. */
export function translationOf(name: string): TranslationName | null {
  const [, year, language] = TRANSLATION_FILE.exec(name) ?? [];
  return year && language ? { year: Number(year), language } : null;
}

/** The name of a year's calendar. */
export const calendarFileOf = (year: number): string => `${String(year).padStart(4, '0')}.ics`;

/** Whether a file is loaded: the agency file, `<year>.ics` and `<year>.<language>.ics`, nothing else. */
export const isLoaded = (name: string): boolean =>
  name === AGENCY_FILE || yearOf(name) !== null || translationOf(name) !== null;
