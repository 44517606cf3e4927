/** Addresses of the web as links: shown as people say them, and broken behind a slash where a line ends. */
import { type Markup, markup } from '../email/markup.ts';
import type { LinkLook } from '../email/prose.ts';

export const addressLink: LinkLook = (href, text) =>
  markup`<a href="${href}">${breakable(text.replace(/^https?:\/\/(www\.)?/, ''))}</a>`;

const breakable = (text: string): Markup[] =>
  text.split(/(?<=\/)(?=.)/).map((part, index) => markup`${index > 0 && markup`<wbr>`}${part}`);
