/** Digests as readers are told of them. */
import { STYLES, type Style } from '../../core/agency/style.ts';
import { renderDigest } from '../../core/email/render-digest.ts';
import { DIGEST_RHYTHMS, type DigestRhythm } from '../../core/subscribers/rhythm.ts';
import { delivered } from '../email/reading.ts';
import { agency, SITE_URL, samples } from '../email/sample.ts';
import { EVENTS } from '../programme/told.ts';

const GOING_ON = [samples.EXHIBIT.event, samples['ON-DEMAND'].event];

export const digestOf = (
  rhythm: DigestRhythm,
  { style, language }: { readonly style: Style; readonly language: string },
) =>
  renderDigest({
    ...{ rhythm, agency, style, language, siteUrl: SITE_URL },
    day: rhythm === 'daily' ? '2026-01-13' : '2026-01-12',
    beginning: EVENTS.filter(({ start }) => start.startsWith('2026-01-13') || start.startsWith('2026-01-14')),
    goingOn: GOING_ON,
  });

/** Each as everyone may read it, as it arrives. */
export const everyDigest = (): { readonly subject: string; readonly html: string }[] =>
  DIGEST_RHYTHMS.flatMap((rhythm) =>
    STYLES.flatMap((style) =>
      agency.languages.map((language) => {
        const { subject, html } = digestOf(rhythm, { style, language });
        return { subject: delivered(subject), html: delivered(html) };
      }),
    ),
  );
