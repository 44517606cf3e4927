/** What was, struck through, above what is. Each has its word, for not everyone sees or hears a line through words. */
import { COLOURS, FONT } from './look.ts';
import { bigLines, box, tintedRow } from './mail-parts.ts';
import { type Markup, type MarkupValue, markup } from './markup.ts';

/** What was or is, below the word that says which; null where the label says it. */
interface BoxSide {
  readonly word: string | null;
  readonly lines: readonly MarkupValue[];
}

interface Change {
  readonly label: string;
  readonly was: BoxSide | null;
  readonly is: BoxSide | null;
}

/** One of them may be missing: what is cancelled is no more. */
export const changeBox = ({ label, was, is }: Change): Markup => markup`
<p class="muted" style="margin:18px 0 6px;font:600 14px/1.4 ${FONT};color:${COLOURS.muted}">${label}</p>
${box([was && wasRow(was), is && tintedRow(markup`${wordOf(is)}${bigLines(is.lines)}`)])}`;

const wordOf = ({ word }: BoxSide): Markup | null =>
  word === null
    ? null
    : markup`<p class="muted" style="margin:0 0 2px;font:700 14px/1.4 ${FONT};color:${COLOURS.muted}">${word}</p>`;

const wasRow = (
  side: BoxSide,
): Markup => markup`<tr><td class="card" bgcolor="${COLOURS.card}" style="padding:10px 18px 14px;background:${COLOURS.card};border-left:4px solid ${COLOURS.line}">
${wordOf(side)}
<p class="muted" style="margin:0;font:400 16px/1.45 ${FONT};color:${COLOURS.muted}">${side.lines.map((line, index) => markup`${index > 0 && markup`<br>`}${struck(line)}`)}</p>
</td></tr>`;

const struck = (line: MarkupValue): Markup => markup`<s style="text-decoration:line-through">${line}</s>`;
