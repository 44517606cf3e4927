/** A calendar with its translations: texts by language beside its own, facts untouched. */
import type { Agency } from '../agency/agency.ts';
import { calendarFileOf, type TranslationName } from '../contract/calendar-files.ts';
import type { Calendar, Event } from './event.ts';
import { isError, type Problem } from './problem.ts';
import { readTranslation, type Translation } from './read-translation.ts';

/** A file that translates a calendar. */
export interface NamedTranslation {
  /** As it is to be shown in problems. */
  readonly file: string;
  readonly text: string;
  /** As the file's name has it. */
  readonly language: string;
}

/** A calendar that was read, and where. */
export interface ReadCalendar {
  readonly file: string;
  readonly calendar: Calendar;
  readonly problems: readonly Problem[];
  /** As `readCalendar` has it. */
  readonly series: ReadonlyMap<string, Event>;
}

/** The calendar with everything that `files` say, and all problems: its own first, then each translation's. */
export function translateCalendar(
  { file: calendarFile, calendar, problems, series }: ReadCalendar,
  files: readonly NamedTranslation[],
  agency: Agency,
): { calendar: Calendar; problems: Problem[] } {
  const isWhole = !problems.some(isError);
  const read = files.map((file) => {
    const wrong = languageProblem(file, { calendarFile, agency });
    if (wrong) return { translation: null, problems: [wrong] };
    return readTranslation({ ...file, calendar, calendarFile, series, isWhole, agency });
  });
  const translations = read.map(({ translation }) => translation).filter((each) => each !== null);
  return {
    calendar: translations.length === 0 ? calendar : withTranslations(calendar, translations),
    problems: [...problems, ...read.flatMap((each) => each.problems)],
  };
}

/** What is wrong with a translation that has no calendar. */
export function orphanProblem(file: string, { year }: TranslationName): Problem {
  const message = `there is no ${calendarFileOf(year)} for this to translate: write it, or correct the year in this file's name`;
  return { file, line: 1, level: 'error', message };
}

function languageProblem(
  { file, language }: NamedTranslation,
  { calendarFile, agency }: { calendarFile: string; agency: Agency },
): Problem | null {
  const [own, ...others] = agency.languages;
  if (others.includes(language)) return null;
  const message =
    language === own
      ? `${calendarFile} itself is in ${own}, the first of the agency's languages: write its texts there`
      : `"${language}" is none of the agency's languages (${agency.languages.join(', ')}): correct this file's name, add the language to the agency file, or move this file elsewhere`;
  return { file, line: 1, level: 'error', message };
}

function withTranslations(calendar: Calendar, translations: readonly Translation[]): Calendar {
  const heads = translations.filter(({ head }) => Object.keys(head).length > 0);
  return {
    ...calendar,
    ...(heads.length > 0 && {
      translations: Object.fromEntries(heads.map(({ language, head }) => [language, head])),
    }),
    events: calendar.events.map((event) => withTexts(event, translations)),
  };
}

/** An event that nobody translated stays as it was, to the last key: an unchanged load writes nothing. */
function withTexts(event: Event, translations: readonly Translation[]): Event {
  const texts = translations.flatMap(({ language, events }) => {
    const translation = events.get(event.id);
    return translation ? [[language, translation] as const] : [];
  });
  return texts.length === 0 ? event : { ...event, translations: Object.fromEntries(texts) };
}
