/** How much an issue may say: Gmail hides what comes after 102 KB of a mail, and that would be the way to unsubscribe. */
import { MAIL_LOOK } from '../markdown/mail-look.ts';
import type { MarkdownBlock } from '../markdown/markdown.ts';
import { markdownHtml } from '../markdown/markdown-html.ts';

/** Bytes of UTF-8 of one file. */
export const LARGEST_NEWSLETTER = 100 * 1024;

/** Bytes of the HTML that a mail makes of an issue's own words; with the events and all that stands around it stays below 80 KB. */
export const LARGEST_BODY = 50_000;

/** Characters. */
export const LONGEST_TITLE = 150;
export const LONGEST_SUMMARY = 300;
export const LONGEST_TAG = 40;

export const MOST_TAGS = 10;

/** Bytes that a mail takes for these blocks. */
export const mailBytes = (blocks: readonly MarkdownBlock[]): number =>
  Buffer.byteLength(String(markdownHtml(blocks, MAIL_LOOK)));
