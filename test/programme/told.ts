/** Programmes as readers are told of them. */
import { STYLES, type Style } from '../../core/agency/style.ts';
import type { Event } from '../../core/calendar/event.ts';
import { renderProgramme } from '../../core/email/render-programme.ts';
import { delivered } from '../email/reading.ts';
import { agency, SITE_URL, samples } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

export const HEAD = {
  year: 2026,
  name: 'National Human Trafficking Prevention Month 2026',
  description: null,
  translations: { es: { name: 'Mes Nacional de la Prevención de la Trata de Personas 2026' } },
};

const TRANSLATED = makeEvent({
  uid: 'tentative@example.org',
  summary: 'Listening to young people',
  status: 'TENTATIVE',
  location: 'Library, 828 I Street, Sacramento',
  kind: 'IN-PERSON',
  start: '2026-01-14T18:00:00Z',
  end: '2026-01-14T19:30:00Z',
  startsAt: '2026-01-14T18:00:00Z',
  endsAt: '2026-01-14T19:30:00Z',
  translations: { es: { summary: 'Escuchar a los jóvenes', description: 'De qué se trata.' } },
});

/** One event of each kind, and one that is translated and not certain. */
export const EVENTS: readonly Event[] = [...Object.values(samples).map(({ event }) => event), TRANSLATED];

/** What is told, and whether it is the whole month. */
export const PROGRAMMES: Readonly<
  Record<string, { readonly events: readonly Event[]; readonly whole: boolean }>
> = {
  whole: { events: EVENTS, whole: true },
  'one-new': { events: [TRANSLATED], whole: false },
  'several-new': { events: EVENTS.slice(0, 3), whole: false },
};

export const programmeOf = (
  name: string,
  { style, language }: { readonly style: Style; readonly language: string },
) =>
  renderProgramme({
    ...(PROGRAMMES[name] ?? { events: [], whole: true }),
    ...{ year: 2026, more: 0, head: HEAD, agency, style, language, siteUrl: SITE_URL },
  });

/** Each as everyone may read it, as it arrives. */
export const everyProgramme = (): { readonly subject: string; readonly html: string }[] =>
  Object.keys(PROGRAMMES).flatMap((name) =>
    STYLES.flatMap((style) =>
      agency.languages.map((language) => {
        const { subject, html } = programmeOf(name, { style, language });
        return { subject: delivered(subject), html: delivered(html) };
      }),
    ),
  );
