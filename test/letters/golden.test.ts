/** One letter of each kind and language, as it was last looked at; `UPDATE_GOLDEN=1` writes them anew. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderLetter } from '../../core/letters/render-letter.ts';
import { agency, KINDS, sampleLetter } from './sample-letters.ts';

const folder = new URL('../fixtures/letters/', import.meta.url);

function matchGolden(name: string, content: string): void {
  const file = new URL(name, folder);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, content);
  }
  expect(content).toBe(readFileSync(file, 'utf8'));
}

const variants = KINDS.flatMap((kind) => agency.languages.map((language) => ({ kind, language })));

describe.each(variants)('the letter $kind in $language', ({ kind, language }) => {
  const letter = renderLetter(sampleLetter(kind, language));

  it.each(['subject', 'html', 'text'] as const)('has the %s we know', (part) => {
    const ending = part === 'text' ? 'txt' : part;
    matchGolden(`${kind}.${language}.${ending}`, part === 'subject' ? `${letter.subject}\n` : letter[part]);
  });
});
