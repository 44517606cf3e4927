/** One change notice for each change, style and language, as it was last looked at; `UPDATE_GOLDEN=1` writes them anew. */
import { describe, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { agency } from '../email/sample.ts';
import { MAIL_PARTS, matchGolden, matchGoldenPart } from '../golden.ts';
import { CHANGES, CHANGES_WITH_PLACES } from './changes-to-tell.ts';
import { letterOn, noticeOf } from './told.ts';

const { languages } = agency;
const notices = Object.entries(CHANGES).flatMap(([name, changed]) =>
  STYLES.flatMap((style) => languages.map((language) => ({ name, changed, style, language }))),
);

describe.each(notices)('the notice of $name, $style, in $language', ({ name, changed, style, language }) => {
  const notice = noticeOf(changed, { style, language });
  const file = `notices/${name}.${style}.${language}`;

  it.each(MAIL_PARTS)('has the %s we know', (part) => matchGoldenPart(file, notice, part));
  it('brings the calendar entry we know', () => matchGolden(`${file}.ics`, notice.attachment.content));
});

const letters = Object.entries(CHANGES_WITH_PLACES).flatMap(([name, changed]) =>
  languages.map((language) => ({ name, changed, language })),
);

describe.each(letters)('the letter on $name, in $language', ({ name, changed, language }) => {
  const letter = letterOn(changed, language);

  it.each(MAIL_PARTS)('has the %s we know', (part) => {
    matchGoldenPart(`notices/letter-${name}.${language}`, letter, part);
  });
});
