import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Event, KINDS } from '../../core/calendar/event.ts';
import { calendarPage } from '../../core/pages/calendar-page.ts';
import { freshForm } from '../../core/pages/form-parts.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { signUpPage } from '../../core/pages/sign-up-page.ts';
import { brokenLinkPage, unsubscribedPage, unsubscribePage } from '../../core/pages/unsubscribe-page.ts';
import { anyText, asWords, linksIn, readable, tagsIn, withoutTags } from '../email/reading.ts';
import { agency, samples } from '../email/sample.ts';

const NOW = new Date('2026-01-12T18:00:00Z');
const ACTION = '/unsubscribe/month-events/0123/k1.AbC';
const webinar = samples.WEBINAR.event;
const everyKind = KINDS.map((kind) => samples[kind].event);

function calendarOf(events: readonly Event[], { language = 'en', now = NOW } = {}): string {
  const calendar = { year: 2026, name: 'The Month 2026', description: 'What it is.\n\nAnd why.', events };
  return calendarPage({ calendar, agency, years: [2025, 2026, 2027], now, language });
}

const unsubscribe = (language = 'en') =>
  unsubscribePage({ agency, language, audiences: ['month-events'], action: ACTION });

const pages: Readonly<Record<string, (language?: string) => string>> = {
  calendar: (language = 'en') => calendarOf(everyKind, { language }),
  'sign-up': (language = 'en') => signUpPage({ agency, language, form: freshForm('1.k1.AbC') }),
  unsubscribe,
  unsubscribed: (language = 'en') => unsubscribedPage({ agency, language, audiences: ['month-events'] }),
  'broken link': (language = 'en') => brokenLinkPage({ agency, language }),
  'not found': (language = 'en') => notFoundPage({ agency, language }),
};

describe.each(Object.entries(pages))('the page “%s”', (_, page) => {
  it('lets people leave at once, without a script and without telling where they were', () => {
    expect(page()).toContain('<a class="exit" href="https://www.weather.gov/" rel="nofollow noreferrer">');
    expect(readable(page())).toContain('does not erase your browser’s history');
  });

  it('needs no inline style and no script, and loads our stylesheet only', () => {
    expect(page()).not.toMatch(/\sstyle=|<style|<script|\son[a-z]+=|javascript:|<img|<iframe/i);
    expect(page().match(/<link\b[^>]*>/g)).toEqual(['<link rel="stylesheet" href="/style.css">']);
  });

  it('says its language, and offers the other one at the same address', () => {
    expect(page('en')).toContain('<html lang="en" dir="ltr">');
    expect(page('es')).toContain('<html lang="es" dir="ltr">');
    expect(page('en')).toContain('<a href="?language=es" lang="es" hreflang="es" rel="nofollow">Español</a>');
  });

  it('has one heading of the first level, a skip link, and headings without gaps', () => {
    const levels = [...page().matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    expect(page()).toContain('<a class="skip" href="#main">');
    expect(page()).toContain('<main id="main"');
  });

  it('gives each id once', () => {
    const ids = [...page().matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows verified help lines only', () => {
    expect(readable(page())).toContain('1-800-555-0100');
    expect(page()).not.toContain('1-800-555-0199');
  });
});

describe('the calendar', () => {
  it('has an address for each event that stays, and links it from the month at a glance', () => {
    const html = calendarOf(everyKind);
    for (const { id } of everyKind) expect(html).toContain(`id="${id}"`);
    expect(html).toMatch(new RegExp(`<td>13<a href="#${webinar.id}">`));
    expect(html).toContain('<caption>January 2026</caption>');
    expect(html).toContain('<td class="today" aria-current="date">12</td>');
  });

  it('tells each event’s time in its zone, its place, its presenters and whom to ask', () => {
    const words = readable(calendarOf([webinar]));
    expect(words).toContain('Tuesday, January 13, 2026');
    expect(words).toContain('1:00 – 2:00 PM PST');
    expect(words).toContain('Maria Contreras, National Center for Youth Law');
    expect(words).toContain('Accommodations and questions: Asylee and Trafficking Unit, RPB@example.org');
  });

  it('names what comes next', () => {
    expect(readable(calendarOf(everyKind))).toContain(`Next ${asWords(webinar.summary)}`);
    expect(readable(calendarOf(everyKind, { now: new Date('2026-03-01T00:00:00Z') }))).not.toContain('Next ');
  });

  it('keeps exhibits and on-demand trainings apart', () => {
    const [dated = '', apart = ''] = calendarOf(everyKind).split('<h2>Exhibits</h2>');
    for (const { event } of [samples.WEBINAR, samples['IN-PERSON'], samples.OBSERVANCE]) {
      expect(dated).toContain(`id="${event.id}"`);
    }
    for (const { event } of [samples.EXHIBIT, samples['ON-DEMAND']])
      expect(apart).toContain(`id="${event.id}"`);
  });

  it('shows cancelled events as such, with no way to join them', () => {
    const html = calendarOf([{ ...webinar, status: 'CANCELLED' }]);
    expect(html).toContain('<strong class="badge">Canceled</strong>');
    expect(html).not.toContain('meet.example.org');
  });

  it('offers the join link of an open event until it is over', () => {
    const join = 'https://meet.example.org/j/123?pwd=abc';
    expect(linksIn(calendarOf([webinar]))).toContain(join);
    expect(linksIn(calendarOf([webinar], { now: new Date('2026-01-13T22:00:00Z') }))).not.toContain(join);
  });

  it('never shows the join link of an event with limited places, wherever it stands', () => {
    const join = 'https://meet.example.org/j/123?pwd=abc';
    const limited = { capacity: 50, description: `Join ${join}`, location: join, url: join };
    expect(calendarOf([{ ...webinar, ...limited }])).not.toContain('meet.example.org');
  });

  it('links the other years, and says so when nothing is announced yet', () => {
    const html = calendarOf([]);
    expect(linksIn(html)).toEqual(expect.arrayContaining(['/2027?language=en', '/2025?language=en']));
    expect(linksIn(html)).not.toContain('/2026?language=en');
    expect(readable(html)).toContain('No events have been announced yet.');
  });

  it('marks what the calendar says as being in its own language', () => {
    const html = calendarOf([webinar], { language: 'es' });
    expect(html).toContain(`<h3 id="t-${webinar.id}" lang="en">`);
    expect(readable(html)).toContain('martes, 13 de enero de 2026');
  });

  it('takes everything that a calendar says as text', () => {
    const text = fc.record({ summary: anyText, description: anyText, location: anyText, contact: anyText });
    const known = new Set(tagsIn(calendarOf([{ ...webinar, description: 'a@b.org\nb' }])));
    fc.assert(
      fc.property(text, (differences) => {
        const html = calendarOf([{ ...webinar, ...differences }]);
        expect(withoutTags(html)).not.toMatch(/[<>]/);
        expect(tagsIn(html).filter((tag) => !known.has(tag))).toEqual([]);
        for (const part of Object.values(differences)) expect(readable(html)).toContain(asWords(part));
        for (const href of linksIn(html)) expect(href).toMatch(/^(https?:\/\/|mailto:|[/?#])/);
      }),
    );
  });
});

describe('leaving a list', () => {
  it('takes one button, which posts to the link itself what mailboxes post', () => {
    const [form = ''] = /<form\b.*<\/form>/s.exec(unsubscribe()) ?? [];
    expect(form).toContain(`<form method="post" action="${ACTION}?language=en">`);
    expect(form).toContain('<input type="hidden" name="List-Unsubscribe" value="One-Click">');
    expect(form.match(/<button>/g)).toHaveLength(1);
    expect(readable(unsubscribe())).toContain('January events');
  });

  it('shows no address, and is not to be indexed', () => {
    for (const page of [
      unsubscribe(),
      unsubscribedPage({ agency, language: 'en', audiences: ['month-events'] }),
    ]) {
      expect(page).not.toContain('@');
      expect(page).toContain('<meta name="robots" content="noindex">');
    }
  });

  it.each([
    ['en', 'Nothing was changed: this has not unsubscribed you.'],
    ['es', 'No se cambió nada: así no se ha cancelado su suscripción.'],
  ])('says in %s when a link is damaged, and whom to write to', (language, words) => {
    const page = brokenLinkPage({ agency, language });
    expect(readable(page)).toContain(words);
    expect(linksIn(page)).toContain('mailto:staff@example.org');
    expect(page).toContain('<meta name="robots" content="noindex">');
  });

  it('has a title that tells nothing', () => {
    expect(unsubscribe()).toContain('<title>Unsubscribe – DOE</title>');
  });
});
