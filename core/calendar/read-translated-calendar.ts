/** Reads a calendar together with the files that translate it: what every reading of a calendar comes down to. */
import type { Calendar } from './event.ts';
import type { Problem } from './problem.ts';
import { type CalendarFile, readCalendar } from './read-calendar.ts';
import { type NamedTranslation, translateCalendar } from './translate-calendar.ts';

/** A calendar's file with the files that translate it: plain data, so that it can be handed to another thread. */
export interface TranslatedCalendarFile extends CalendarFile {
  readonly translations: readonly NamedTranslation[];
}

/** The calendar with its translations, and the problems of all these files. */
export function readTranslatedCalendar({ translations, ...calendarFile }: TranslatedCalendarFile): {
  calendar: Calendar;
  problems: readonly Problem[];
} {
  const { file, agency } = calendarFile;
  return translateCalendar({ file, ...readCalendar(calendarFile) }, translations, agency);
}
