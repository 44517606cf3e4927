/** Joining the lists: which there are, how to be written to, and where. */
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { answersOf } from '../forms/fields.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor, localized } from '../languages/languages.ts';
import { SIGN_UP_PATH } from './addresses.ts';
import { privacyNotice, safetyNote } from './form-notices.ts';
import {
  addressField,
  choicesField,
  errorSummary,
  formFrame,
  formProof,
  formTitle,
  languageField,
  rhythmField,
  type ShownForm,
  styleField,
} from './form-parts.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface SignUpPageInput extends Reader {
  readonly form: ShownForm;
}

export function signUpPage({ form, ...reader }: SignUpPageInput): string {
  const { agency, language } = reader;
  const words = catalogueFor(language, agency);
  const { title, intro, button } = words.signUp;
  const main = markup`<div class="narrow">${errorSummary(form.errors, words)}
<h1>${title}</h1>
<p class="lead">${fill(intro, { agency: agency.shortName })}</p>
${formFrame({ ...reader, language: words.tag, path: SIGN_UP_PATH, button }, [
  formProof(form.madeAt, words),
  listsField(form, reader, words),
  languageField(form, words, agency),
  rhythmField(form, words),
  styleField(form, words, agency),
  safetyNote(reader, words),
  addressField(form, words, words.signUp.whyAddress),
  privacyNotice(reader, words),
  markup`<p>${consentStatement(reader, words)}</p>`,
])}
${otherWays(reader, words)}</div>`;
  return pageFrame({ agency, words, title: formTitle(title, form.errors, words), main, path: SIGN_UP_PATH });
}

/** Where there is one list only, it is ticked. */
function listsField({ answers, errors }: ShownForm, { agency }: Reader, words: Catalogue): Markup {
  const ticked = answersOf(answers, 'lists');
  const only = agency.lists.length === 1 ? agency.lists.map(({ id }) => id) : [];
  return choicesField(
    {
      field: 'lists',
      kind: 'checkbox',
      legend: words.signUp.lists,
      hint: words.signUp.listsHint,
      choices: agency.lists.map(({ id, name, description }) => ({
        value: id,
        label: localized(name, words.tag, agency),
        hint: linked(localized(description, words.tag, agency)),
      })),
      chosen: ticked.length > 0 || errors.length > 0 ? ticked : only,
      errors,
    },
    words,
  );
}

/** To what whoever presses the button agrees. */
export const consentStatement = ({ agency }: Reader, words: Catalogue): string =>
  fill(words.signUp.consent, { agency: agency.name });

/** All that stood at the form and that a person agrees to: the statement, the agency's notice, and what each list is. */
export function signUpWording(reader: Reader, words: Catalogue): string[] {
  const { agency } = reader;
  const said = (text: Readonly<Record<string, string>>) => localized(text, words.tag, agency);
  return [
    consentStatement(reader, words),
    said(agency.privacy.notice),
    ...agency.lists.map(({ id, name, description }) => `${id}: ${said(name)}. ${said(description)}`),
  ];
}

/** For whoever can't or doesn't want to use the form. */
const otherWays = ({ agency }: Reader, words: Catalogue): Markup => markup`<h2>${words.signUp.otherWays}</h2>
<p>${words.signUp.byMail}</p>
<ul class="contacts">${agency.contacts.map(
  ({ name, email, about }) => markup`
<li><strong>${name}</strong><br>${linked(email)}<br><span class="quiet">${localized(about, words.tag, agency)}</span></li>`,
)}
</ul>`;
