/** An issue with its translation, as its files would have it, the list that it is for, and the events ahead of it. */
import type { Agency } from '../../core/agency/agency.ts';
import { STYLES, type Style } from '../../core/agency/style.ts';
import type { Event } from '../../core/calendar/event.ts';
import { renderNewsletter } from '../../core/email/render-newsletter.ts';
import type { RenderedMessage } from '../../core/email/render-reminder.ts';
import type { Newsletter } from '../../core/newsletters/newsletter.ts';
import { type NamedNewsletter, readNewsletters } from '../../core/newsletters/read-newsletters.ts';
import { delivered } from '../email/reading.ts';
import { SITE_URL, agency as sampleAgency, samples } from '../email/sample.ts';

export const agency: Agency = {
  ...sampleAgency,
  lists: [
    ...sampleAgency.lists,
    {
      id: 'news',
      name: { en: 'Quarterly news', es: 'Boletín trimestral' },
      description: { en: 'Four times a year.', es: 'Cuatro veces al año.' },
      hears: 'none',
    },
  ],
};

export const ENGLISH = `---
title: 'January: what is on, and what is new'
list: news
send: 2026-01-05T09:00
tags: [Prevention, Training]
summary: Everything that is on this January, and a guide for caregivers.
---

Welcome to the **January** issue.

## In this issue {#in-this-issue}

## Upcoming events {#upcoming-events}

All of them are free of charge.

## A guide for caregivers

Read [the guide](https://www.example.org/guide), or ask team@example.org.

> Listen first.

### What is in it

- Signs to look for
- Whom to call
  1. In a hurry
  2. With time
`;

export const SPANISH = `---
title: 'Enero: qué hay y qué hay de nuevo'
summary: Todo lo que hay este enero, y una guía para personas cuidadoras.
tags: [Prevención, Capacitación]
---

Le damos la bienvenida al número de **enero**.

## En este número {#in-this-issue}

## Próximos eventos {#upcoming-events}

Todos son gratuitos.

## Una guía para personas cuidadoras

Lea [la guía](https://www.example.org/guide), o escriba a team@example.org.

> Primero, escuche.

### Qué contiene

- Señales a las que prestar atención
- A quién llamar
  1. Con prisa
  2. Con tiempo
`;

export const file = (text: string, slug = '2026-01', language: string | null = null): NamedNewsletter => ({
  file: `newsletters/${slug}${language === null ? '' : `.${language}`}.md`,
  text,
  slug,
  language,
});

/** The issue of these files, which must have no faults. */
export function readIssue(files = [file(ENGLISH), file(SPANISH, '2026-01', 'es')]): Newsletter {
  const { newsletters, problems } = readNewsletters(files, agency);
  const [newsletter] = newsletters;
  if (!newsletter || problems.length > 0) throw new Error(JSON.stringify(problems));
  return newsletter;
}

/** What is ahead of the issue: one event is translated, the others are told as the calendar has them. */
export const events: readonly Event[] = Object.values(samples).map(({ event }) =>
  event.kind === 'WEBINAR'
    ? {
        ...event,
        translations: { es: { summary: 'A plena vista: la trata laboral infantil', description: '' } },
      }
    : event,
);

/** Whoever reads it. */
export interface Reader {
  readonly style?: Style;
  readonly language?: string;
}

/** The issue as a mailing. */
export const mailOf = (
  newsletter: Newsletter,
  { style = 'discreet', language = 'en' }: Reader = {},
): RenderedMessage => renderNewsletter({ newsletter, events, agency, style, language, siteUrl: SITE_URL });

/** The issue as it arrives: in each language and style, and where it is not translated. */
export function everyNewsletter(): { readonly subject: string; readonly html: string }[] {
  const issues = [readIssue(), readIssue([file(ENGLISH)])];
  const readers = STYLES.flatMap((style) => agency.languages.map((language) => ({ style, language })));
  return issues
    .flatMap((issue) => readers.map((reader) => mailOf(issue, reader)))
    .map(({ subject, html }) => ({ subject: delivered(subject), html: delivered(html) }));
}
