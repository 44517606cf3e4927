/** Markdown in our mails: styles stand on each element. */
import { COLOURS, FONT } from '../email/look.ts';
import { heading, mailLink, paragraph, subheading } from '../email/mail-parts.ts';
import { type Markup, markup } from '../email/markup.ts';
import type { MarkdownLook } from './markdown-html.ts';

/** Prose of a quote, a little larger than what is around it. */
const quoted = (content: Markup): Markup =>
  markup`<p class="ink" style="margin:0 0 8px;font:400 17px/1.5 ${FONT};color:${COLOURS.ink}">${content}</p>\n`;

const listStyle = (isInner: boolean): string =>
  `margin:${isInner ? '6px 0 0' : '0 0 14px'};padding:0 0 0 24px;font:400 16px/1.55 ${FONT};color:${COLOURS.ink}`;

/** `##` is an `h2` below the mail's title. */
export const MAIL_LOOK: MarkdownLook = {
  heading: (level, content) => markup`${level === 2 ? heading(content) : subheading(content)}\n`,
  paragraph: (content) => markup`${paragraph(content)}\n`,
  quoted,
  quote: (content) =>
    markup`<blockquote class="tint" style="margin:0 0 16px;padding:14px 18px 6px;background:${COLOURS.tint};border-left:4px solid ${COLOURS.accent}">${content}</blockquote>\n`,
  list: ({ isOrdered, first }, items, isInner) =>
    isOrdered
      ? markup`<ol class="ink" start="${first}" style="${listStyle(isInner)}">${items}</ol>\n`
      : markup`<ul class="ink" style="${listStyle(isInner)}">${items}</ul>\n`,
  item: (content) => markup`<li style="margin:0 0 6px">${content}</li>\n`,
  rule: () => markup`<hr style="margin:24px 0;border:0;border-top:1px solid ${COLOURS.line}">\n`,
  link: mailLink,
};
