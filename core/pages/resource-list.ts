/** Resources as a page lists them: what to know before opening one, its title, who made it, what it is, and where it is from. */
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { localized } from '../languages/languages.ts';
import { partialDate } from '../languages/when.ts';
import type { Name, Resource, Source } from '../resources/resources.ts';
import type { Reader } from './page-frame.ts';

/** For whom a list is written. */
export interface ListReader extends Pick<Reader, 'agency'> {
  readonly words: Catalogue;
}

export const resourceList = (items: readonly Markup[]): Markup => markup`<ul class="resources">${items}</ul>`;

/** Where a resource stands on a page that may use its id for something else. */
export const resourceAnchor = (id: string): string => `r-${id}`;

/** `mark` says whose it is, where it is not the agency's. */
export function resourceItem(resource: Resource, reader: ListReader, mark: string | null = null): Markup {
  const { words } = reader;
  const { id, kind, note, by, about, source, date, language } = resource;
  const isForeign = language !== undefined && language !== words.tag;
  return markup`
<li id="${resourceAnchor(id)}">${note && notePanel(words.resources.note, localized(note, words.tag, reader.agency))}
<p${kind !== 'fact' && markup` class="what"`}>${title(resource, reader)}</p>
${by && markup`<p class="quiet">${nameIn(by, reader)}</p>`}
${about && markup`<p>${linked(localized(about, words.tag, reader.agency))}</p>`}
${source && date && markup`<p class="quiet">${sourceLine(source, partialDate(date, words), reader)}</p>`}
${mark !== null && markup`<p class="community">${mark}</p>`}${isForeign && markup`<p class="quiet">${fill(words.resources.language, { language: languageName(language, words) })}</p>`}</li>`;
}

/** Stands before what it is about, and is seen first. */
export const notePanel = (label: string, text: string): Markup =>
  markup`<p class="note"><strong>${label}</strong> ${text}</p>`;

/** A title that nobody translates is in the resource's own language. */
function title({ title: name, url, language }: Resource, reader: ListReader): Markup {
  const isOwn = typeof name === 'string' && language !== undefined && language !== reader.words.tag;
  const lang = isOwn && markup` lang="${language}"`;
  const text = nameIn(name, reader);
  if (url !== undefined) return markup`<a href="${url}"${lang}>${text}</a>`;
  return isOwn ? markup`<span${lang}>${text}</span>` : markup`${text}`;
}

function sourceLine({ name, url }: Source, date: string, reader: ListReader): Markup {
  const [before = '', after = ''] = fill(reader.words.resources.source, { source: '\n', date }).split('\n');
  const text = nameIn(name, reader);
  return markup`${before}${url === undefined ? text : markup`<a href="${url}">${text}</a>`}${after}`;
}

const nameIn = (name: Name, { agency, words }: ListReader): string =>
  typeof name === 'string' ? name : localized(name, words.tag, agency);

/** "Spanish", of `es`. */
export const languageName = (language: string, { locale }: Catalogue): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
