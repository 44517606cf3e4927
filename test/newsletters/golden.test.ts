/** An issue by mail in each style and language, and one that is not translated, as they were last looked at. */
import { describe, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { MAIL_PARTS, matchGoldenPart } from '../golden.ts';
import { agency, ENGLISH, file, mailOf, readIssue } from './issue.ts';

const readers = STYLES.flatMap((style) => agency.languages.map((language) => ({ style, language })));

describe.each(readers)('an issue, $style, in $language', (reader) => {
  const message = mailOf(readIssue(), reader);
  it.each(MAIL_PARTS)('has the %s we know', (part) =>
    matchGoldenPart(`newsletters/issue.${reader.style}.${reader.language}`, message, part),
  );
});

describe('an issue that is not translated', () => {
  const message = mailOf(readIssue([file(ENGLISH)]), { language: 'es' });
  it.each(MAIL_PARTS)('has the %s we know', (part) =>
    matchGoldenPart('newsletters/untranslated.discreet.es', message, part),
  );
});
