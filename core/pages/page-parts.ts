/** Parts of a long page, each with a heading and a place of its own, and the links to them at its top. */
import { type Markup, type MarkupValue, markup } from '../email/markup.ts';

/** One part. */
export interface PagePart {
  readonly id: string;
  readonly title: string;
  /** Of the title, where it is not the page's. */
  readonly language?: string;
  readonly body: MarkupValue;
}

export const pagePart = ({ id, title, language, body }: PagePart): Markup =>
  markup`<section id="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}"${langOf(language)}>${title}</h2>
${body}</section>
`;

const langOf = (language: string | undefined): Markup | false =>
  language !== undefined && markup` lang="${language}"`;

/** Links within the page; nothing where there is one place only. */
export function pageContents(label: string, places: readonly Omit<PagePart, 'body'>[]): Markup | null {
  if (places.length < 2) return null;
  return markup`<nav class="contents" aria-label="${label}"><ul>
${places.map(({ id, title, language }) => markup`<li><a href="#${id}"${langOf(language)}>${title}</a></li>\n`)}</ul></nav>`;
}
