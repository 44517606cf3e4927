/** What keeps words out of the signature block, in words that follow the name of their field; null where they can be drawn. */
import { sizedFoot, sizedHeadlines } from './block-layout.ts';
import { drawable, missingLetter } from './text-width.ts';

/** Of the words themselves. */
export const problemOfWords = (words: string): string | null =>
  problemOf(
    words,
    (text) => sizedHeadlines(text).length > 0,
    'is too long for the picture, which has room for about 100 letters in three lines: shorten it',
  );

/** Of what stands below them in one line: the agency's short name. */
export const problemOfFoot = (text: string): string | null =>
  problemOf(
    text,
    (one) => sizedFoot([one]) !== null,
    'is too long for the signature block, which has room for about 40 letters: shorten it',
  );

function problemOf(text: string, fits: (text: string) => boolean, tooLong: string): string | null {
  const drawn = drawable(text);
  const missing = missingLetter(drawn);
  if (missing !== null)
    return `has the sign “${missing}”, which the font of the signature block does not have: write it otherwise`;
  return fits(drawn) ? null : tooLong;
}
