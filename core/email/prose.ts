/** Text from a calendar or an agency file as HTML: paragraphs, line breaks, and bare addresses as links. */
import { type Markup, markup } from './markup.ts';
import { paragraphs, printable } from './plain-text.ts';
import { runs } from './web-address.ts';

/** How a run of text that is an address looks; mail needs the style on the element, pages do not. */
export type LinkLook = (href: string, text: string) => Markup;

const plainLink: LinkLook = (href, text) => markup`<a href="${href}">${text}</a>`;

/** One stretch of text, its addresses linked and its line ends kept. */
export function linked(text: string, link: LinkLook = plainLink): Markup {
  const lines = printable(text).split('\n');
  return markup`${lines.map((line, index) => [index > 0 && markup`<br>`, linkedLine(line, link)])}`;
}

const linkedLine = (line: string, link: LinkLook): Markup[] =>
  runs(line).map(({ text, href }) => (href === null ? markup`${text}` : link(href, text)));

/** The text's paragraphs, each in the element that `wrap` puts around it. */
export function prose(text: string, wrap: (content: Markup) => Markup, link: LinkLook = plainLink): Markup {
  return markup`${paragraphs(text).map((paragraph) => wrap(linked(paragraph, link)))}`;
}
