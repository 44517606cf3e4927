/** One reminder of each kind, style and language, and a follow-up with and without a recording, as it was last looked at; `UPDATE_GOLDEN=1` writes them anew. */
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
  const message = renderReminder({
    ...samples[kind],
    agency,
    language,
    style,
    siteUrl: SITE_URL,
    month: null,
  });
  const name = `mail/${kind.toLowerCase()}.${style}.${language}`;

  it.each(MAIL_PARTS)('has the %s we know', (part) => matchGoldenPart(name, message, part));
});

const FOLLOW_UP = {
  offset: 'RELATED=END:P1D',
  dueAt: '2026-01-14T22:00:00Z',
  useUntil: '2026-01-17T22:00:00Z',
};

const followUps = (['https://www.example.org/recording?of=1&lang=en', null] as const).flatMap((recording) =>
  STYLES.flatMap((style) => agency.languages.map((language) => ({ recording, style, language }))),
);

describe.each(followUps)('a follow-up, recording: $recording, $style, in $language', (variant) => {
  const { recording, style, language } = variant;
  const event = { ...samples.WEBINAR.event, recording };
  const message = renderReminder({
    ...{ event, reminder: FOLLOW_UP, agency, language, style, siteUrl: SITE_URL, month: null },
  });
  const name = `mail/followup${recording === null ? '' : '-recording'}.${style}.${language}`;

  it.each(MAIL_PARTS)('has the %s we know', (part) => matchGoldenPart(name, message, part));
});
