/** How a text begins, where there is no room for all of it. */

/** At most so many signs, ending with a whole word; null where the text is no longer than that. */
export function beginningOf(text: string, most: number): string | null {
  if (text.length <= most) return null;
  return text
    .slice(0, most + 1)
    .replace(/\s\S*$/, '')
    .slice(0, most)
    .replace(/[\s,;:&(\u2013\u2014-]+$/, '');
}

/** Says that a text goes on, unless a sentence ends there. */
export const goesOn = (beginning: string): string => (/[.!?]$/.test(beginning) ? '' : '…');
