/** One reminder of each kind, style and language, as it was last looked at; `UPDATE_GOLDEN=1` writes them anew. */
import { describe, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { KINDS } from '../../core/calendar/event.ts';
import { renderReminder } from '../../core/email/render-reminder.ts';
import { MAIL_PARTS, matchGoldenPart } from '../golden.ts';
import { agency, SITE_URL, samples } from './sample.ts';

const variants = KINDS.flatMap((kind) =>
  STYLES.flatMap((style) => agency.languages.map((language) => ({ kind, style, language }))),
);

describe.each(variants)('a reminder of kind $kind, $style, in $language', ({ kind, style, language }) => {
  const message = renderReminder({ ...samples[kind], agency, language, style, siteUrl: SITE_URL });
  const name = `mail/${kind.toLowerCase()}.${style}.${language}`;

  it.each(MAIL_PARTS)('has the %s we know', (part) => matchGoldenPart(name, message, part));
});
