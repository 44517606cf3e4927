/** The check-in in each language, with and without an end to silence, as it was last looked at; `UPDATE_GOLDEN=1` writes it anew. */
import { describe, it } from 'vitest';
import { renderCheckIn } from '../../core/email/render-check-in.ts';
import { agency as asksNobody } from '../email/sample.ts';
import { MAIL_PARTS, matchGoldenPart } from '../golden.ts';

const variants = [true, false].flatMap((eraseUnanswered) =>
  asksNobody.languages.map((language) => ({ eraseUnanswered, language })),
);

describe.each(variants)(
  'a check-in that erases whoever is silent: $eraseUnanswered, in $language',
  (variant) => {
    const { eraseUnanswered, language } = variant;
    const agency = { ...asksNobody, checkIn: { on: '12-01', eraseUnanswered } };
    const message = renderCheckIn({ agency, language });
    const name = `check-in/${eraseUnanswered ? 'erases' : 'asks-again'}.${language}`;

    it.each(MAIL_PARTS)('has the %s we know', (part) => matchGoldenPart(name, message, part));
  },
);
