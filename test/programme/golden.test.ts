/** Programmes in each style and language, as they were last looked at; `UPDATE_GOLDEN=1` writes them anew. */
import { describe, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { agency } from '../email/sample.ts';
import { MAIL_PARTS, matchGoldenPart } from '../golden.ts';
import { PROGRAMMES, programmeOf } from './told.ts';

const variants = Object.keys(PROGRAMMES).flatMap((name) =>
  STYLES.flatMap((style) => agency.languages.map((language) => ({ name, style, language }))),
);

describe.each(variants)('the programme, $name, $style, in $language', ({ name, ...reader }) => {
  const message = programmeOf(name, reader);
  const file = `programme/${name}.${reader.style}.${reader.language}`;

  it.each(MAIL_PARTS)('has the %s we know', (part) => matchGoldenPart(file, message, part));
});
