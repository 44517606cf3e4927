/** The section of an event's page where a reader asks for reminders of it, or for a place at it. */
import { type Markup, markup } from '../email/markup.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor, localized } from '../languages/languages.ts';
import type { Vacancy } from '../registrations/vacancy.ts';
import { privacyNotice, safetyNote } from './form-notices.ts';
import {
  addressField,
  formFrame,
  formProof,
  languageField,
  type ShownForm,
  styleField,
} from './form-parts.ts';
import type { Reader } from './page-frame.ts';

/** What the event offers; `vacancy` tells, for places, how full it is. */
export type Offered =
  | { readonly wants: 'reminders' }
  | { readonly wants: 'place'; readonly vacancy: Vacancy };

export interface AskForEventInput extends Reader {
  readonly offered: Offered;
  /** The event's own page, to which the form posts. */
  readonly path: string;
  readonly form: ShownForm;
}

/** With a heading of its own; the page has the summary of what is wrong. */
export function askForEvent({ offered, path, form, ...reader }: AskForEventInput): Markup {
  const { agency } = reader;
  const words = catalogueFor(reader.language, agency);
  const { ask } = words.registration;
  const [title, what, button, next] =
    offered.wants === 'place'
      ? [ask.placeTitle, ask.place, ask.placeButton, ask.nextPlace]
      : [ask.remindersTitle, ask.reminders, ask.remindersButton, ask.next];
  return markup`<section aria-labelledby="ask-title"><h2 id="ask-title">${title}</h2>
<p>${what}</p>
${offered.wants === 'place' && markup`<p><strong>${words.registration.free[offered.vacancy]}</strong></p>`}
${formFrame({ ...reader, language: words.tag, path, button }, [
  formProof(form.madeAt, words),
  languageField(form, words, agency),
  styleField(form, words, agency),
  safetyNote(reader, words),
  addressField(form, words, ask.addressWhy),
  privacyNotice(reader, words),
  markup`<p>${next}</p><p>${consentStatement(reader, words)}</p>`,
])}</section>`;
}

const consentStatement = ({ agency }: Reader, words: Catalogue): string =>
  fill(words.registration.ask.consent, { agency: agency.name });

/** All that stood at the form and that a person agrees to. */
export function askForEventWording(
  reader: Reader,
  words: Catalogue,
  wants: Offered['wants'],
): readonly string[] {
  const { agency } = reader;
  return [
    words.registration.ask[wants],
    consentStatement(reader, words),
    localized(agency.privacy.notice, words.tag, agency),
  ];
}
