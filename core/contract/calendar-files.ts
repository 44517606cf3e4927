/** Which files of `events-data/` are loaded, by their names below it: what a deploy brings along and the loader reads. */

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

/** The name of the file of all resources. */
export const RESOURCES_FILE = 'resources.yaml';

/** A month file's name: its year. */
const MONTH_FILE = /^(\d{4})\.yaml$/;

/** The year of which a file's name says that it is the month file; null for any other name. */
export function monthOf(name: string): number | null {
  const year = MONTH_FILE.exec(name)?.[1];
  return year ? Number(year) : null;
}

/** The folder of the newsletter issues. */
const NEWSLETTERS = 'newsletters';

/** An issue's or its translation's. Any word counts, so that a misspelt name is refused and not passed over. */
const NEWSLETTER_FILE = new RegExp(`^${NEWSLETTERS}/([^/.]+)(?:\\.([^/.]+))?\\.md$`);

/** What the name of a newsletter's file says. */
export interface NewsletterName {
  /** As written; whether it is fit for an address is another question. */
  readonly slug: string;
  /** Of a translation; null for the issue itself. */
  readonly language: string | null;
}

/** The issue, and the language, that a file's name says; null for any other name, also for a README beside the issues. */
export function newsletterOf(name: string): NewsletterName | null {
  const [, slug, language = null] = NEWSLETTER_FILE.exec(name) ?? [];
  return slug && slug.toLowerCase() !== 'readme' ? { slug, language } : null;
}

/** The name of a year's calendar. */
export const calendarFileOf = (year: number): string => `${String(year).padStart(4, '0')}.ics`;

/** Whether a file is a publication: a month file, the resources, or a newsletter issue or its translation. */
export const isPublished = (name: string): boolean =>
  name === RESOURCES_FILE || monthOf(name) !== null || newsletterOf(name) !== null;

/** Whether a file is loaded: the agency file, calendars, their translations and publications, nothing else. */
export const isLoaded = (name: string): boolean =>
  name === AGENCY_FILE || yearOf(name) !== null || translationOf(name) !== null || isPublished(name);

/** What the names of loaded files end with. */
export const LOADED_ENDINGS = ['.ics', '.md', '.yaml'] as const;

/** The loaded ones among the files below a folder, in order. Names come as this machine writes paths. */
export const loadedAmong = (paths: readonly string[]): string[] =>
  paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter(isLoaded)
    .sort();
