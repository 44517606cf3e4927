/** Digests in each rhythm, style and language, as they were last looked at; `UPDATE_GOLDEN=1` writes them anew. */
import { describe, expect, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { DIGEST_RHYTHMS } from '../../core/subscribers/rhythm.ts';
import { agency } from '../email/sample.ts';
import { MAIL_PARTS, matchGoldenPart } from '../golden.ts';
import { digestOf } from './told.ts';

const variants = DIGEST_RHYTHMS.flatMap((rhythm) =>
  STYLES.flatMap((style) => agency.languages.map((language) => ({ rhythm, style, language }))),
);

describe.each(variants)('the digest, $rhythm, $style, in $language', ({ rhythm, style, language }) => {
  const message = digestOf(rhythm, { style, language });
  const file = `digest/${rhythm}.${style}.${language}`;

  it.each(MAIL_PARTS)('has the %s we know', (part) => matchGoldenPart(file, message, part));

  it('shows no link to join', () => {
    for (const part of MAIL_PARTS) expect(message[part]).not.toContain('meet.example.org');
  });
});

/** Mailboxes show as much of the plain text. */
const SHOWN = 256;

it.each(variants.filter(({ style }) => style === 'discreet'))(
  'a discreet digest, $rhythm, in $language, names its topic neither in the subject nor at the beginning of the text',
  ({ rhythm, style, language }) => {
    const { subject, text } = digestOf(rhythm, { style, language });
    expect(`${subject}\n${text.slice(0, SHOWN)}`).not.toMatch(
      /traffick|trata|young|jóvenes|plain sight|red sand/i,
    );
  },
);
