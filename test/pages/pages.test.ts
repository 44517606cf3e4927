import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Event, KINDS } from '../../core/calendar/event.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { accessibilityPage } from '../../core/pages/accessibility-page.ts';
import { calendarPage } from '../../core/pages/calendar-page.ts';
import { failedPage } from '../../core/pages/failed-page.ts';
import { freshForm } from '../../core/pages/form-parts.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { SCRIPT_PATH } from '../../core/pages/page-script.ts';
import { privacyPage } from '../../core/pages/privacy-page.ts';
import { safetyPage } from '../../core/pages/safety-page.ts';
import { signUpPage } from '../../core/pages/sign-up-page.ts';
import { STYLESHEET_PATH } from '../../core/pages/stylesheet.ts';
import { brokenLinkPage, unsubscribedPage, unsubscribePage } from '../../core/pages/unsubscribe-page.ts';
import { keptUntil } from '../../core/registrations/offer.ts';
import { anyText, asWords, linksIn, readable, tagsIn, withoutTags } from '../email/reading.ts';
import { agency, samples } from '../email/sample.ts';

const NOW = new Date('2026-01-12T18:00:00Z');
const ACTION = '/unsubscribe/month-events/0123/k1.AbC';
const webinar = samples.WEBINAR.event;
const everyKind = KINDS.map((kind) => samples[kind].event);

function calendarOf(
  events: readonly Event[],
  { language = 'en', now = NOW, kind }: { language?: string; now?: Date; kind?: string } = {},
): string {
  const calendar = { year: 2026, name: 'The Month 2026', description: 'What it is.\n\nAnd why.', events };
  return calendarPage({ calendar, agency, years: [2025, 2026, 2027], now, language, kind });
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
  failed: (language = 'en') => failedPage({ agency, language }),
  safety: (language = 'en') => safetyPage({ agency, language }),
  privacy: (language = 'en') => privacyPage({ agency, language }),
  accessibility: (language = 'en') => accessibilityPage({ agency, language }),
};

describe.each(Object.entries(pages))('the page “%s”', (_, page) => {
  it('lets people leave at once, without a script and without telling where they were', () => {
    expect(page()).toContain('<a class="exit" href="/exit" rel="nofollow noreferrer">Leave this site</a>');
    expect(readable(page())).toContain('does not erase your browser’s history');
  });

  it('has the way out as the first link, before the one to the main part', () => {
    const [first = '', second = ''] = page().match(/<(?:a|button|input)\b[^>]*>/g) ?? [];
    expect(first).toBe('<a class="skip" href="/exit" rel="nofollow noreferrer">');
    expect(second).toBe('<a class="skip" href="#main">');
  });

  it('needs nothing inline, and loads our icon, our stylesheet and our script only', () => {
    expect(page()).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:|<img|<iframe/i);
    expect(page().match(/<link\b[^>]*>/g)).toEqual([
      '<link rel="icon" href="/icon.svg" type="image/svg+xml">',
      `<link rel="stylesheet" href="${STYLESHEET_PATH}">`,
    ]);
    expect(page().match(/<script\b.*?<\/script>/g)).toEqual([`<script src="${SCRIPT_PATH}" defer></script>`]);
  });

  it('leads to the calendar, to signing up, to one’s choices, and to safety, privacy and accessibility', () => {
    for (const path of ['/', '/sign-up', '/manage', '/safety', '/privacy', '/accessibility'])
      expect(linksIn(page('es'))).toContain(`${path}?language=es`);
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
    expect(html).toMatch(new RegExp(`<td>13<a class="webinar" href="/2026/${webinar.id}\\?language=en">`));
    expect(html).toContain('<caption>January 2026</caption>');
    expect(html).toContain('<td class="today" aria-current="date">12</td>');
  });

  it('shows at a glance when an exhibit opens, and what is too long for a day up to a whole word', () => {
    const summary = 'Hidden in Plain Sight - Child Labor Trafficking – Intersections of much else';
    const html = calendarOf([{ ...webinar, summary }, samples.EXHIBIT.event]);
    const grid = html.slice(html.indexOf('<table'), html.indexOf('</table>'));
    expect(grid).toContain('<span class="name">Hidden in Plain Sight - Child Labor Trafficking…</span>');
    expect(grid.match(/<a class="exhibit"/g)).toHaveLength(1);
    expect(readable(grid)).toMatch(/ 7 Jan 7 – 31 /);
    expect(readable(html)).toContain(summary);
  });

  it('tells each event’s time in its zone, its place and how it begins, and leads to its page', () => {
    const words = readable(calendarOf([webinar]));
    expect(words).toContain('Tuesday, January 13, 2026');
    expect(words).toContain('1:00 – 2:00 PM PST');
    expect(words).toContain('Online');
    expect(words).toContain(asWords(webinar.description).slice(0, 100));
    expect(linksIn(calendarOf([webinar]))).toContain(`/2026/${webinar.id}?language=en`);
  });

  it('names what comes next', () => {
    expect(readable(calendarOf(everyKind))).toContain(`Next ${asWords(webinar.summary)}`);
    expect(readable(calendarOf(everyKind, { now: new Date('2026-03-01T00:00:00Z') }))).not.toContain('Next ');
  });

  it('shows one kind of event, and keeps it in the other language', () => {
    const html = calendarOf(everyKind, { kind: 'exhibit' });
    const cards = [...html.matchAll(/<article class="event (\S+)"/g)].map(([, kind]) => kind);
    expect(cards).toEqual(['exhibit']);
    expect(html).toContain('<a href="?kind=exhibit&amp;language=en#list" aria-current="true">Exhibit</a>');
    expect(linksIn(html)).toContain('?kind=exhibit&language=es');
    expect(calendarOf(everyKind, { kind: 'nonsense' })).toBe(calendarOf(everyKind));
  });

  it('leads back from one kind to all, also where there is one language only', () => {
    const oneLanguage = { ...agency, languages: ['en'] };
    const calendar = { year: 2026, name: 'The Month 2026', description: null, events: everyKind };
    const html = calendarPage({
      calendar,
      agency: oneLanguage,
      years: [2026],
      now: NOW,
      language: 'en',
      kind: 'exhibit',
    });
    expect(linksIn(html)).toEqual(
      expect.arrayContaining(['?#list', '?kind=webinar#list', '?kind=exhibit#list']),
    );
    expect(html).not.toContain('language=');
  });

  it('puts what is over behind what is to come, and tells a month that is over in its order', () => {
    const later = {
      ...webinar,
      id: 'later',
      startsAt: '2026-01-20T21:00:00Z',
      endsAt: '2026-01-20T22:00:00Z',
    };
    const cardsAt = (now: Date) =>
      [...calendarOf([webinar, later], { now }).matchAll(/<article [^>]*id="([^"]+)"/g)].map(([, id]) => id);
    expect(cardsAt(NOW)).toEqual([webinar.id, 'later']);
    expect(cardsAt(new Date('2026-01-15T00:00:00Z'))).toEqual(['later', webinar.id]);
    expect(cardsAt(new Date('2026-02-15T00:00:00Z'))).toEqual([webinar.id, 'later']);
  });

  it('keeps exhibits and on-demand trainings apart', () => {
    const now = new Date('2026-01-02T00:00:00Z');
    const [dated = '', apart = ''] = calendarOf(everyKind, { now }).split('>Exhibits</h2>');
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

  it('leads to the form of an event with limited places for as long as it can be asked for', () => {
    const limited = { ...webinar, capacity: 50 };
    const form = `/2026/${webinar.id}?language=en#ask`;
    expect(calendarOf([limited])).toContain(
      `<a class="button" href="${form}" aria-describedby="t-${webinar.id}">Register for this event</a>`,
    );
    expect(readable(calendarOf([limited]))).not.toContain('Register or learn more');
    const over = new Date('2026-01-13T22:00:00Z');
    for (const html of [
      calendarOf([webinar]),
      calendarOf([{ ...limited, status: 'CANCELLED' }]),
      calendarOf([limited], { now: over }),
    ])
      expect(linksIn(html)).not.toContain(form);
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
    expect(html).toContain(`<h3 id="t-${webinar.id}" lang="en"><a href="/2026/${webinar.id}?language=es">`);
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
        for (const part of [differences.summary, differences.location])
          expect(readable(html)).toContain(asWords(part));
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

describe('safety', () => {
  it('tells what leaving the site does not hide, and where it leads', () => {
    const words = readable(safetyPage({ agency, language: 'en' }));
    expect(words).toContain(`It opens ${new URL(agency.quickExit).hostname} at once.`);
    expect(words).toContain(
      'It does not erase your browser’s history. Pages that you opened here stay in it.',
    );
  });

  it.each([
    [
      'discreet',
      'Unless you choose otherwise, messages are discreet.',
      'DOE webinar: Thu, Jan 14, 10:00 AM PST',
    ],
    ['open', 'Unless you choose the discreet style', '– Thu, Jan 14, 10:00 AM PST'],
  ] as const)('shows what a subject looks like where the agency begins with %s', (style, says, example) => {
    const words = readable(safetyPage({ agency: { ...agency, style }, language: 'en' }));
    expect(words).toContain(says);
    expect(words).toContain(example);
  });

  it('has no help line that nobody has called, and other ways to find help in any case', () => {
    const words = readable(safetyPage({ agency: { ...agency, hotlines: [] }, language: 'es' }));
    expect(words).not.toContain('1-800-555-0100');
    expect(words).toContain('puede pedir a alguien de confianza');
  });

  it('has the emergency number, which nobody calls to try it, named in the reader’s language', () => {
    const emergencies = { name: { en: 'Emergencies', es: 'Emergencias' }, phone: '911', verifiedOn: null };
    const readIn = (language: string) =>
      readable(safetyPage({ agency: { ...agency, hotlines: [emergencies] }, language }));
    expect(readIn('es')).toMatch(/Emergencias\s+Llame al 911/);
    expect(readIn('en')).toMatch(/Emergencies\s+Call 911/);
    expect(readIn('en')).not.toContain('Emergencias');
  });
});

describe('privacy', () => {
  it('has the agency’s notice, who is responsible, and what stays after erasing', () => {
    const words = readable(privacyPage({ agency, language: 'en' }));
    expect(words).toContain(asWords(agency.privacy.notice['en'] ?? 'a notice'));
    expect(words).toContain(agency.privacy.officer.email);
    expect(words).toContain('Your address can’t be read back from the code.');
    expect(words).toContain('which lists and single events you left');
  });

  it.each(agency.languages)(
    'says in %s for how many days after an event an invitation is remembered',
    (language) => {
      const endsAt = '2026-01-13T22:00:00Z';
      const days = (Date.parse(keptUntil({ endsAt })) - Date.parse(endsAt)) / 86_400_000;
      const { privacy } = catalogueFor(language, agency).information;
      const { eraseStays } = catalogueFor(language, agency).manage;
      for (const said of [privacy.after, privacy.long.join(' '), eraseStays])
        expect(said).toMatch(new RegExp(`\\b${days} (days|días)`));
      expect(readable(privacyPage({ agency, language }))).toContain(asWords(privacy.after));
    },
  );

  it.each([
    [null, []],
    [{ on: '12-01', eraseUnanswered: false }, ['Once a year we ask whether you still want our messages.']],
    [
      { on: '12-01', eraseUnanswered: true },
      [
        'Once a year we ask whether you still want our messages.',
        'If you leave it unanswered two years in a row, we delete what we keep about you instead of asking again.',
      ],
    ],
  ])('says of the yearly question what the agency file says: %j', (checkIn, said) => {
    const words = readable(privacyPage({ agency: { ...agency, checkIn }, language: 'en' }));
    const sentences = words.match(/(?:Once a year|If you leave it)[^.]*\./g) ?? [];
    expect(sentences).toEqual(said);
  });
});

describe('accessibility', () => {
  it.each([
    [null, 'People have not tested the pages yet, with a screen reader or without.'],
    ['2026-11-21', 'People last tested the pages on Saturday, November 21, 2026.'],
  ])('says when people tested the pages (%s)', (testedOn, words) => {
    const accessibility = { ...agency.accessibility, testedOn };
    const page = accessibilityPage({ agency: { ...agency, accessibility }, language: 'en' });
    expect(readable(page)).toContain(words);
    expect(linksIn(page)).toContain(`mailto:${accessibility.contact}`);
  });
});
