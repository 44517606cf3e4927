/** Where a person sees and changes what they chose. Opening it changes nothing; each button is a form of its own. */
import type { EventInLanguage } from '../calendar/event-in-language.ts';
import { type Markup, type MarkupValue, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import type { Fields } from '../forms/fields.ts';
import type { FormError } from '../forms/form-error.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor, localized } from '../languages/languages.ts';
import { whenOf } from '../languages/when.ts';
import type { Audience } from '../subscribers/audience.ts';
import { maskAddress } from '../subscribers/mask-address.ts';
import { inLanguage } from './addresses.ts';
import { foldedPrivacyNotice, safetyNote, toPrivacyNotice } from './form-notices.ts';
import {
  addressField,
  choicesField,
  errorSummary,
  formFrame,
  formTitle,
  languageField,
  rhythmField,
  type ShownForm,
  styleField,
} from './form-parts.ts';
import { pageFrame, type Reader } from './page-frame.ts';
import { consentStatement } from './sign-up-page.ts';

/** What a button of the page can have done; the page says it once, and the address holds no more than this word. */
export type Done = keyof Catalogue['manage']['done'];

/** One event that the person asked for, and how they stand to it. */
export interface AskedView {
  readonly audience: Audience;
  /** Undefined when the calendar has it no more. */
  readonly told: EventInLanguage | undefined;
  readonly wants: 'reminders' | 'place';
  readonly place: 'seated' | 'waiting' | 'none';
  readonly reminded: boolean;
}

export interface ManagePageInput extends Reader {
  /** The page's own path, `/manage/<id>/<version>.<mac>`, to which every button posts. */
  readonly action: string;
  /** Is masked before it is shown. */
  readonly address: string;
  /** What the form holds: what was chosen, or what was sent and could not be read. */
  readonly answers: Fields;
  readonly errors: readonly FormError[];
  readonly done: Done | null;
  /** The events to come that the person's lists remind them of. */
  readonly upcoming: readonly EventInLanguage[];
  readonly asked: readonly AskedView[];
}

type Parts = ManagePageInput & { readonly words: Catalogue; readonly form: ShownForm };

export function managePage({ language, ...input }: ManagePageInput): string {
  const { agency, errors, answers, address, done } = input;
  const words = catalogueFor(language, agency);
  const { manage } = words;
  const parts = { ...input, language: words.tag, words, form: { answers, errors, madeAt: '' } };
  const main = markup`<div class="narrow">${errorSummary(errors, words)}
${done !== null && errors.length === 0 && markup`<p class="done" role="status">${doneLine(done, input, words)}</p>`}
<h1>${manage.title}</h1>
<p class="lead">${fill(manage.whose, { address: maskAddress(address) })}</p>
<p>${manage.yoursAlone}</p>
${choices(parts)}
${askedFor(parts)}
${otherAddress(parts)}
${oneButton(parts, { action: 'export', title: manage.export, button: manage.exportButton }, [
  fill(manage.exportWhy, { address: maskAddress(address) }),
])}
${oneButton(parts, { action: 'leave', title: manage.leave, button: manage.leaveButton }, [manage.leaveWhy])}
<h2>${manage.erase}</h2>
<p>${manage.eraseWhy}</p>
<p><a href="${inLanguage(`${input.action}/erase`, words.tag, agency)}">${manage.eraseLink}</a></p></div>`;
  return pageFrame({ agency, words, title: formTitle(manage.title, errors, words), main, path: null });
}

/** Says what was done, and whom to write to where that can't be seen in a mailbox. */
const doneLine = (done: Done, { agency }: Pick<Reader, 'agency'>, { manage }: Catalogue): Markup =>
  linked(fill(manage.done[done], { contact: agency.senders.letters.replyTo }));

/** A form whose button does `does`. */
const form = (
  { agency, words, action }: Parts,
  does: string,
  button: string,
  fields: readonly MarkupValue[],
) =>
  formFrame({ agency, language: words.tag, path: action, button }, [
    markup`<input type="hidden" name="action" value="${does}">`,
    ...fields,
  ]);

function choices(parts: Parts): Markup {
  const { words, agency } = parts;
  return markup`<h2>${words.manage.choices}</h2>
${form(parts, 'save', words.manage.save, [
  listsField(parts),
  mutedField(parts),
  languageField(parts.form, words, agency),
  rhythmField(parts.form, words),
  markup`<p class="quiet">${words.rhythm.changes}</p>`,
  styleField(parts.form, words, agency),
  foldedPrivacyNotice(parts, words),
  markup`<p class="quiet">${consentStatement(parts, words)}</p>`,
])}`;
}

function listsField({ words, agency, answers, errors }: Parts): Markup {
  const choice = ({ id, name, description }: Reader['agency']['lists'][number]) => ({
    value: id,
    label: localized(name, words.tag, agency),
    hint: linked(localized(description, words.tag, agency)),
  });
  return choicesField(
    {
      field: 'lists',
      kind: 'checkbox',
      legend: words.manage.lists,
      hint: words.manage.listsHint,
      choices: agency.lists.map(choice),
      chosen: answers.get('lists') ?? [],
      errors,
    },
    words,
  );
}

function mutedField({ words, answers, errors, upcoming }: Parts): Markup | null {
  if (upcoming.length === 0) return null;
  const choices = upcoming.map(({ event, language }) => ({
    value: event.id,
    label: event.summary,
    hint: whenOf(event, words),
    ...(language !== words.tag && { language }),
  }));
  const { muted, mutedSome, mutedHint: legend } = words.manage;
  const chosen = answers.get('muted') ?? [];
  const count = choices.filter(({ value }) => chosen.includes(value)).length;
  const isOpen = count > 0;
  const summary = isOpen ? fill(mutedSome, { count: String(count) }) : muted;
  return markup`<details class="panel"${isOpen && markup` open`}><summary>${summary}</summary>
${choicesField({ field: 'muted', kind: 'checkbox', legend, choices, chosen, errors }, words)}</details>`;
}

function askedFor(parts: Parts): Markup | null {
  const { words, asked } = parts;
  if (asked.length === 0) return null;
  return markup`<h2>${words.manage.events}</h2>
${asked.map((one) => askedPanel(parts, one))}`;
}

function askedPanel(parts: Parts, { audience, told, wants, place, reminded }: AskedView): Markup {
  const { words } = parts;
  const { manage } = words;
  const title = told?.event.summary ?? manage.gone;
  const lang = told && told.language !== words.tag && markup` lang="${told.language}"`;
  const button = (does: string, label: string) =>
    markup`<form method="post" action="${inLanguage(parts.action, words.tag, parts.agency)}">
<input type="hidden" name="action" value="${does}"><input type="hidden" name="event" value="${audience}">
<button class="second">${label}<span class="unseen"> ${fill(manage.of, { title })}</span></button></form>`;
  return markup`<section class="panel"><h3${lang}>${title}</h3>
${told && markup`<p>${whenOf(told.event, words)}</p>`}
<p>${stateOf({ wants, place, reminded }, words)}</p>
<div class="links">
${reminded && button('stop', manage.stopReminders)}
${wants === 'place' && button('give-up', manage[GIVE_UP[place]])}
</div></section>`;
}

/** What the button is called, and the state, by how the person stands. */
const GIVE_UP = { seated: 'giveUpPlace', waiting: 'leaveLine', none: 'letGo' } as const;
const STATE = { seated: 'seated', waiting: 'waiting', none: 'noPlace' } as const;

function stateOf(
  { wants, place, reminded }: Pick<AskedView, 'wants' | 'place' | 'reminded'>,
  { manage }: Catalogue,
) {
  const seat = wants === 'place' && manage[STATE[place]];
  if (seat && place !== 'seated') return seat;
  return [seat, reminded ? manage.remindersOn : manage.noReminders].filter(Boolean).join(' ');
}

function otherAddress(parts: Parts): Markup {
  const { words } = parts;
  const { address, addressWhy, addressButton } = words.manage;
  return markup`<h2>${address}</h2>
${form(parts, 'address', addressButton, [
  safetyNote(parts, words),
  addressField(parts.form, words, addressWhy),
  toPrivacyNotice(words),
])}`;
}

function oneButton(
  parts: Parts,
  { action, title, button }: { readonly action: string; readonly title: string; readonly button: string },
  paragraphs: readonly string[],
): Markup {
  return markup`<h2>${title}</h2>
${paragraphs.map((text) => markup`<p>${text}</p>`)}
${form(parts, action, button, [])}`;
}
