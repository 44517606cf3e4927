/** An event and its calendar as a reader of one language is told of them: the same facts, the texts as far as translated. */
import type { Agency } from '../agency/agency.ts';
import { offeredFor } from '../languages/languages.ts';
import type { Calendar, Event } from './event.ts';

type Languages = Pick<Agency, 'languages'>;

/** An event whose texts are a reader's. */
export interface EventInLanguage<E extends Event = Event> {
  /** The facts are as they were; asking for the same language again changes nothing. */
  readonly event: E;
  /** The language (BCP 47) that the texts really are in: for `lang`. */
  readonly language: string;
}

/**
 * The event for a reader who wants `language` (BCP 47). What its translation leaves out is said as the calendar says
 * it, in the agency's first language; `language` then is that one, unless title and description are both translated.
 */
export function eventIn<E extends Event>(event: E, language: string, agency: Languages): EventInLanguage<E> {
  const found = translationFor(event.translations, language, agency);
  if (!found) return { event, language: ownLanguage(agency) };
  const { tag, translation } = found;
  const isTold = event.description === '' || translation.description !== undefined;
  return { event: { ...event, ...translation }, language: isTold ? tag : ownLanguage(agency) };
}

/** What a calendar says of the month. */
type Head = Pick<Calendar, 'name' | 'description' | 'translations'>;

/** The same for the calendar's name and description; its events stay as they are. */
export function calendarIn<C extends Head>(
  calendar: C,
  language: string,
  agency: Languages,
): { readonly calendar: C; readonly language: string } {
  const found = translationFor(calendar.translations, language, agency);
  if (!found) return { calendar, language: ownLanguage(agency) };
  const { tag, translation } = found;
  const isTold =
    translation.name !== undefined &&
    (calendar.description === null || translation.description !== undefined);
  return { calendar: { ...calendar, ...translation }, language: isTold ? tag : ownLanguage(agency) };
}

/** The language in which the calendars themselves are written. */
export const ownLanguage = ({ languages }: Languages): string => languages[0] ?? 'en';

/**
 * The translation in the wanted language itself, else in one that is answered with the same words: who wants `es-MX` or
 * reads our `es` pages gets `es` and `es-MX` alike. None where that is the language of what is translated: a calendar's, unless
 * `own` names another.
 */
export function translationFor<T>(
  translations: Readonly<Record<string, T>> = {},
  language: string,
  agency: Languages & { readonly own?: string },
): { tag: string; translation: T } | undefined {
  const wanted = offeredFor(language, agency);
  const tags = Object.keys(translations);
  const tag =
    tags.find((each) => each === language) ??
    (wanted === offeredFor(agency.own ?? ownLanguage(agency), agency)
      ? undefined
      : agency.languages.find((each) => tags.includes(each) && offeredFor(each, agency) === wanted));
  const translation = tag === undefined ? undefined : translations[tag];
  return tag === undefined || translation === undefined ? undefined : { tag, translation };
}
