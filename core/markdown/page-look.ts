/** Markdown on our pages, whose style sheet says how each element looks. */
import { type Markup, markup } from '../email/markup.ts';
import type { MarkdownLook } from './markdown-html.ts';

const HEADINGS: Readonly<Record<number, (content: Markup) => Markup>> = {
  2: (content) => markup`<h2>${content}</h2>\n`,
  3: (content) => markup`<h3>${content}</h3>\n`,
  4: (content) => markup`<h4>${content}</h4>\n`,
  5: (content) => markup`<h5>${content}</h5>\n`,
};

const paragraph = (content: Markup): Markup => markup`<p>${content}</p>\n`;

/** @param lower by how many levels headings stand below those that were written: 1 makes an `h3` of `##` */
export const pageLook = (lower: 0 | 1 | 2): MarkdownLook => ({
  heading: (level, content) => (HEADINGS[level + lower] ?? paragraph)(content),
  paragraph,
  quoted: paragraph,
  quote: (content) => markup`<blockquote>${content}</blockquote>\n`,
  list: ({ isOrdered, first }, items) => {
    if (!isOrdered) return markup`<ul>${items}</ul>\n`;
    return first === 1 ? markup`<ol>${items}</ol>\n` : markup`<ol start="${first}">${items}</ol>\n`;
  },
  item: (content) => markup`<li>${content}</li>\n`,
  rule: () => markup`<hr>\n`,
  link: (href, words) => markup`<a href="${href}">${words}</a>`,
});
