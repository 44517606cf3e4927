/** Parts of a long page, each with a heading and a place of its own, and the links to them at its top. */
import { type Markup, type MarkupValue, markup } from '../email/markup.ts';

/** One part; `lang` says that its title is not in the page's language. */
export interface PagePart {
  readonly id: string;
  readonly title: string;
  readonly body: MarkupValue;
}

export const pagePart = ({ id, title, body }: PagePart): Markup =>
  markup`<section id="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}">${title}</h2>
${body}</section>
`;

/** Links within the page; nothing where there is one place only. */
export function pageContents(
  label: string,
  places: readonly Pick<PagePart, 'id' | 'title'>[],
): Markup | null {
  if (places.length < 2) return null;
  return markup`<nav class="contents" aria-label="${label}"><ul>
${places.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>\n`)}</ul></nav>`;
}
