/**
 * What forms are made of. Errors follow the GOV.UK pattern: a summary above the heading that links to the fields, the same words
 * at each field, what was typed is kept, and "Error:" begins the title. The server checks everything; `novalidate` keeps the
 * browser's own words out.
 * @see https://design-system.service.gov.uk/patterns/validation/
 */
import type { Agency } from '../agency/agency.ts';
import { type Markup, type MarkupValue, markup } from '../email/markup.ts';
import { isLanguageAsked } from '../forms/body-errors.ts';
import { answerOf, type Fields } from '../forms/fields.ts';
import type { FormError } from '../forms/form-error.ts';
import { ADDRESS_SEEN, LEAVE_EMPTY, MADE_AT } from '../forms/hidden-fields.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { offeredLanguages } from '../languages/languages.ts';
import { RHYTHMS } from '../subscribers/rhythm.ts';
import { inLanguage } from './addresses.ts';
import type { Reader } from './page-frame.ts';
import { styleExamples } from './style-example.ts';

/** A form as it is shown: for the first time with no answers and no errors. */
export interface ShownForm {
  readonly answers: Fields;
  readonly errors: readonly FormError[];
  /** When the form was made, signed (`form-time.ts`). */
  readonly madeAt: string;
}

/** A form that is shown for the first time. `answers` are those that the link to it already gives. */
export const freshForm = (madeAt: string, answers: Fields = new Map()): ShownForm => ({
  answers,
  errors: [],
  madeAt,
});

const isWrong = ({ onlyAgain }: FormError): boolean => onlyAgain !== true;

/** The title of a page with a form, which says when there are errors. */
export const formTitle = (title: string, errors: readonly FormError[], { forms }: Catalogue): string =>
  errors.some(isWrong) ? fill(forms.errorTitle, { title }) : title;

/** Stands first in `main`, above the heading; nothing without errors. A script may move the focus to it. */
export function errorSummary(errors: readonly FormError[], { forms }: Catalogue): Markup | null {
  if (errors.length === 0) return null;
  if (!errors.some(isWrong)) return onlyAgain(errors);
  const lines = errors.map(({ field, message }) =>
    field === null ? markup`<li>${message}</li>` : markup`<li><a href="#${field}">${message}</a></li>`,
  );
  return markup`<div class="errors" id="errors" role="alert" tabindex="-1"><h2>${forms.problem}</h2>
<ul>${lines}</ul></div>`;
}

/** In its place, where nothing is wrong. */
const onlyAgain = (errors: readonly FormError[]): Markup =>
  markup`<div class="note" id="errors" role="alert" tabindex="-1">${errors.map(({ message }) => markup`<p>${message}</p>`)}</div>`;

/** What is wrong with one field, said at the field. */
export const errorAt = (field: string, errors: readonly FormError[]): FormError | undefined =>
  errors.find((error) => error.field === field);

/** The words at a field that say what is wrong with it. */
export function errorLine(error: FormError | undefined, { forms }: Catalogue): Markup | null {
  if (!error) return null;
  return markup`<p class="error" id="${error.field ?? ''}-error"><span class="unseen">${forms.errorPrefix} </span>${error.message}</p>`;
}

/** Ties a field to what explains it. */
export const described = (ids: readonly (string | false | undefined)[]): Markup | null => {
  const present = ids.filter(Boolean).join(' ');
  return present === '' ? null : markup` aria-describedby="${present}"`;
};

/** A form that posts to `path`, with the button's words. */
export function formFrame(
  {
    path,
    button,
    upload = false,
    ...reader
  }: Reader & {
    readonly path: string;
    readonly button: string;
    /** Whether it may bring a file, or longer texts than other forms. */
    readonly upload?: boolean;
  },
  parts: readonly MarkupValue[],
): Markup {
  return markup`<form method="post" action="${inLanguage(path, reader.language, reader.agency)}"${upload && markup` enctype="multipart/form-data"`} novalidate>
${parts}
<p><button>${button}</button></p>
</form>`;
}

/** The signed time, and a field that only robots fill in. */
export const formProof = (madeAt: string, { forms }: Catalogue): Markup =>
  markup`<input type="hidden" name="${MADE_AT}" value="${madeAt}">
<div class="unseen" aria-hidden="true"><label for="${LEAVE_EMPTY}">${forms.leaveEmpty}</label>
<input id="${LEAVE_EMPTY}" name="${LEAVE_EMPTY}" type="text" value="" tabindex="-1" autocomplete="off"></div>`;

/** Where the address is asked for, with the safety note above it; `why` says what it is for. */
export function addressField({ answers, errors }: ShownForm, words: Catalogue, why?: string): Markup {
  const { forms } = words;
  const error = errorAt('address', errors);
  const typed = answerOf(answers, 'address');
  const isSeen = error !== undefined || answerOf(answers, ADDRESS_SEEN) === typed;
  return markup`<div class="field${error && ' wrong'}">
<label for="address">${forms.address.label}</label>
<p class="hint" id="address-hint">${why ?? forms.address.why}</p>
${errorLine(error, words)}
${isSeen && typed !== '' && markup`<input type="hidden" name="${ADDRESS_SEEN}" value="${typed}">`}
<input id="address" name="address" type="email" inputmode="email" autocomplete="email" autocapitalize="none" spellcheck="false" value="${typed}"${described(['address-hint', error && 'address-error'])}${error && markup` aria-invalid="true"`}>
</div>`;
}

/** One of several things to choose; `hint` explains it. */
export interface Choice {
  readonly value: string;
  readonly label: MarkupValue;
  readonly hint?: MarkupValue;
  /** Where the label is in another language than the page. */
  readonly language?: string;
}

/** A question with choices, of which one (`radio`) or several (`checkbox`) can be had. */
export interface Question {
  readonly field: string;
  readonly kind: 'radio' | 'checkbox';
  readonly legend: string;
  readonly hint?: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly errors: readonly FormError[];
}

/** The first choice has the field's name as its id, so that the error summary leads to it. */
export function choicesField(question: Question, words: Catalogue): Markup {
  const { field, legend, hint, choices } = question;
  const error = errorAt(field, question.errors);
  return markup`<fieldset class="field${error && ' wrong'}"${described([hint && `${field}-hint`, error && `${field}-error`])}>
<legend>${legend}</legend>
${hint && markup`<p class="hint" id="${field}-hint">${hint}</p>`}
${errorLine(error, words)}
${choices.map((choice, index) => choiceLine(choice, index === 0 ? field : `${field}-${index + 1}`, question))}
</fieldset>`;
}

function choiceLine(
  { value, label, hint, language }: Choice,
  id: string,
  { field, kind, chosen }: Question,
): Markup {
  const isChosen = chosen.includes(value) && markup` checked`;
  const describedBy = hint ? markup` aria-describedby="${id}-what"` : null;
  return markup`<div class="choice"><input id="${id}" name="${field}" type="${kind}" value="${value}"${isChosen}${describedBy}>
<label for="${id}"${language && markup` lang="${language}"`}>${label}</label>${
    hint &&
    markup`
<div class="hint" id="${id}-what">${hint}</div>`
  }</div>`;
}

/** In which language to write; the page's own unless another was chosen. Nothing where there is one only. */
export function languageField({ answers, errors }: ShownForm, words: Catalogue, agency: Agency): Markup {
  if (!isLanguageAsked(agency)) return markup`<input type="hidden" name="language" value="${words.tag}">`;
  const choices = offeredLanguages(agency).map(({ tag, name }) => ({
    value: tag,
    label: name,
    language: tag,
  }));
  const chosen = [answerOf(answers, 'language') || words.tag];
  const { label: legend } = words.forms.language;
  return choicesField({ field: 'language', kind: 'radio', legend, choices, chosen, errors }, words);
}

/** How much a message shows, with an example of each; the agency's own choice unless another was made. */
export function styleField({ answers, errors }: ShownForm, words: Catalogue, agency: Agency): Markup {
  const { style } = words.forms;
  const examples = styleExamples(agency, words);
  const choice = (value: 'discreet' | 'open', label: string, what: string): Choice => ({
    value,
    label,
    hint: markup`${what}<br>${fill(style.example, { subject: examples[value] })}`,
  });
  return choicesField(
    {
      field: 'style',
      kind: 'radio',
      legend: style.label,
      hint: style.why,
      choices: [
        choice('discreet', style.discreet, style.discreetWhat),
        choice('open', style.open, style.openWhat),
      ],
      chosen: [answerOf(answers, 'style') || agency.style],
      errors,
    },
    words,
  );
}

/** How people want to hear of the events of their lists: of each by itself unless another was chosen. */
export function rhythmField({ answers, errors }: ShownForm, { rhythm, ...words }: Catalogue): Markup {
  return choicesField(
    {
      field: 'rhythm',
      kind: 'radio',
      legend: rhythm.label,
      hint: rhythm.why,
      choices: RHYTHMS.map((value) => ({ value, label: rhythm[value], hint: rhythm[`${value}What`] })),
      chosen: [answerOf(answers, 'rhythm') || 'each'],
      errors,
    },
    { ...words, rhythm },
  );
}
