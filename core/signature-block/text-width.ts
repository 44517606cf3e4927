/** How wide a line of text is in the picture's font; null where the font has no such letter. */
import { singleLine } from '../email/plain-text.ts';
import { LETTER_WIDTHS } from './letter-widths.ts';

/** Text as it is drawn and measured: one line, each letter with its accent one sign. */
export const drawable = (text: string): string => singleLine(text).normalize('NFC');

const HUNDREDTHS = 100;

/** In the unit of `size`. Pairs of letters that stand closer together are measured as if they did not. */
export function textWidth(text: string, size: number): number | null {
  let hundredths = 0;
  for (const letter of text) {
    const width = LETTER_WIDTHS.get(letter);
    if (width === undefined) return null;
    hundredths += width;
  }
  return (hundredths * size) / HUNDREDTHS;
}

/** The first letter of a text that the picture's font does not have; null where it has all. */
export const missingLetter = (text: string): string | null =>
  [...text].find((letter) => !LETTER_WIDTHS.has(letter)) ?? null;

/** Breaks a text at its spaces into lines of at most `width`; null where a word is wider. */
export function brokenInto(text: string, size: number, width: number): readonly string[] | null {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && fits(longer, size, width)) lines[lines.length - 1] = longer;
    else if (fits(word, size, width)) lines.push(word);
    else return null;
  }
  return lines;
}

function fits(text: string, size: number, width: number): boolean {
  const own = textWidth(text, size);
  return own !== null && own <= width;
}
