/** One letter of each kind and language, as it was last looked at; `UPDATE_GOLDEN=1` writes them anew. */
import { describe, it } from 'vitest';
import { renderLetter } from '../../core/letters/render-letter.ts';
import { MAIL_PARTS, matchGoldenPart } from '../golden.ts';
import { agency, KINDS, sampleLetter } from './sample-letters.ts';

const variants = KINDS.flatMap((kind) => agency.languages.map((language) => ({ kind, language })));

describe.each(variants)('the letter $kind in $language', ({ kind, language }) => {
  const letter = renderLetter(sampleLetter(kind, language));

  it.each(MAIL_PARTS)('has the %s we know', (part) => {
    matchGoldenPart(`letters/${kind}.${language}`, letter, part);
  });
});
