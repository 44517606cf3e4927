/**
 * How the pages look, in one file of at most 15 KB. It holds from 320 px on, in the light and in the dark, with a reader's own
 * colours, on paper, and written from right to left; targets are at least 44 px high (WCAG 2.2 AA).
 *
 * Class names that pages share: `wide` and `narrow` for the width; `lead`, `quiet`, `unseen` for what is only read aloud; `button` (`button
 * second` for what matters less) in a `links`; `panel`, `note` and `done` for what stands apart; `facts` on a `dl`; `chips` on
 * a `ul` of links to choose from; those of forms in `style/forms.ts`, of events in `style/calendar.ts`, of
 * parts of a page and resources in `style/parts.ts`.
 */
import { createHash } from 'node:crypto';
import { calendar } from './style/calendar.ts';
import { colours } from './style/colours.ts';
import { forms } from './style/forms.ts';
import { frame } from './style/frame.ts';
import { parts } from './style/parts.ts';
import { print } from './style/print.ts';
import { text } from './style/text.ts';

export const stylesheet = withoutIndentation([colours, text, frame, calendar, parts, forms, print].join(''));

/** Changes with the content, so that a browser may keep what it has for good. */
export const STYLESHEET_PATH = `/style.${contentHash(stylesheet)}.css`;

/** Twelve hex digits that stand for a text. */
export function contentHash(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}

/** Spaces that only people need go; the space before a colon is a selector's and stays. */
function withoutIndentation(css: string): string {
  return css
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}');
}
