/** What was and what is, as HTML: one above the other, told apart by words first, then by a line through what was. */
import { changeBox } from '../email/change-box.ts';
import { inLanguage, labelled, mailLink, timeBox } from '../email/mail-parts.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import type { Side, WasAndIs } from './was-and-is.ts';

/** A time that has not changed looks as in a reminder, and a place, too. */
export function wasAndIsHtml({ label, was, is }: WasAndIs, words: Catalogue): Markup {
  if (was === null && is !== null) {
    const [first = '', second = null] = is.lines;
    return label === words.event.when ? timeBox(first, second) : labelled(label, linesOf(is, true)[0]);
  }
  return changeBox({
    label,
    was: was && { word: is && words.notice.was, lines: linesOf(was, false) },
    is: is && { word: words.notice.now, lines: linesOf(is, true) },
  });
}

/** Nothing leads to where the event is not. */
const linesOf = ({ lines, language }: Side, isLinked: boolean): Markup[] =>
  lines.map((line) => inLanguage(language, isLinked ? linked(line, mailLink) : markup`${line}`));
