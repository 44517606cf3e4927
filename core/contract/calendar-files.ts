/** Which files of `events-data/` are loaded, by name: what a deploy brings along and the loader reads. */

/** The name of the agency file, beside the calendars it governs. */
export const AGENCY_FILE = 'agency.yaml';

/** A calendar's file name: its year. */
const CALENDAR_FILE = /^(\d{4})\.ics$/;

/** The year that a file's name says its calendar is of; null for any other name. */
export function yearOf(name: string): number | null {
  const year = CALENDAR_FILE.exec(name)?.[1];
  return year ? Number(year) : null;
}

/** Whether a file is loaded: the agency file and `<year>.ics`, nothing else. */
export const isLoaded = (name: string): boolean => name === AGENCY_FILE || yearOf(name) !== null;
