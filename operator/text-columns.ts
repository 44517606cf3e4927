/** Text in the columns of a terminal, where a letter takes one, a Chinese sign or an emoji two, an accent none. */

const graphemes = new Intl.Segmenter('en-US', { granularity: 'grapheme' });

/** What draws nothing by itself: controls, accents and joiners. */
const INVISIBLE = /^[\p{Control}\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u;

/** Wide and full-width characters (Unicode Standard Annex 11) and emoji; the half-width forms are narrow again. */
const WIDE =
  /^(?![\uff61-\uffdc])[\p{Emoji_Presentation}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{scx=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

/** Turns a character into an emoji. */
const EMOJI_SELECTOR = '\ufe0f';

function columnsOfGrapheme(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  return WIDE.test(grapheme) || grapheme.includes(EMOJI_SELECTOR) ? 2 : 1;
}

const graphemesOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** How many columns `text` takes. */
export const columnsOf = (text: string): number =>
  graphemesOf(text).reduce((sum, grapheme) => sum + columnsOfGrapheme(grapheme), 0);

/** `text`, or as much of its beginning as fits into `columns` together with an ellipsis. */
export function shortened(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  let taken = 1;
  for (const grapheme of graphemesOf(text)) {
    taken += columnsOfGrapheme(grapheme);
    if (taken > columns) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}

/** `text` filled up with spaces on the right, or with `align: 'right'` on the left. */
export function padded(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const filling = ' '.repeat(Math.max(0, columns - columnsOf(text)));
  return align === 'right' ? filling + text : text + filling;
}
