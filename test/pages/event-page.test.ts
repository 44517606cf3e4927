import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import { KINDS, type Kind } from '../../core/calendar/event.ts';
import { markup } from '../../core/email/markup.ts';
import { type EventPageInput, renderEventPage } from '../../core/pages/event-page.ts';
import { readZone } from '../../core/pages/event-zone.ts';
import { pageScript } from '../../core/pages/page-script.ts';
import { stylesheet } from '../../core/pages/stylesheet.ts';
import { subscribePage } from '../../core/pages/subscribe-page.ts';
import { isHeavy } from '../../functions/web/compressed.ts';
import { anyText, asWords, linksIn, readable, tagsIn, withoutTags } from '../email/reading.ts';
import { agency, SITE_URL, samples } from '../email/sample.ts';
import { shippedAgency, shippedCalendar } from '../events-data/shipped-files.ts';
import { stored } from '../feeds/sample-feed.ts';

const BEFORE = new Date('2026-01-05T18:00:00Z');
const JOIN = 'https://meet.example.org/j/123?pwd=abc';

type Wish = Partial<Omit<EventPageInput, 'event'>> & { readonly event?: Partial<StoredEvent> };

const page = (kind: Kind, { event, ...wish }: Wish = {}) =>
  renderEventPage({
    agency,
    language: 'en',
    event: { ...stored(samples[kind].event), ...event },
    now: BEFORE,
    siteUrl: SITE_URL,
    ...wish,
  });

/** The page without its block of data, which is no text for readers; `event-data.test.ts` looks at it. */
const body = (html: string) => html.replace(/<script type="application\/ld\+json">.*?<\/script>/s, '');
const words = (kind: Kind, wish?: Wish) => readable(body(page(kind, wish)));

describe('the page of an event', () => {
  it('tells everything about it', () => {
    const text = words('WEBINAR');
    for (const part of [
      'Hidden in Plain Sight – Child Labor Trafficking',
      'Tuesday, January 13, 2026 1:00 – 2:00 PM PST',
      'Where Online',
      'Maria Contreras, National Center for Youth Law Kelly Kinnish, Georgia State University',
      'Who it is for Child welfare professionals',
      'connect young people to support.',
      'Flyer: https://www.example.org/flyer.pdf',
      'Please ask: Asylee and Trafficking Unit, RPB@example.org',
    ]) {
      expect(text).toContain(part);
    }
    expect(linksIn(page('WEBINAR'))).toEqual(
      expect.arrayContaining([JOIN, 'https://www.example.org/january']),
    );
  });

  it('has a path that stays and says nothing, and may be found by search engines', () => {
    const html = page('WEBINAR');
    expect(html).not.toContain('noindex');
    expect(linksIn(html)).toContain(`/2026/${samples.WEBINAR.event.id}?style=open&language=en#add`);
  });

  it.each([
    ['CANCELLED', BEFORE, 'This event is canceled.'],
    ['TENTATIVE', BEFORE, 'This date is not final yet.'],
    ['CONFIRMED', new Date('2026-01-13T22:00:00Z'), 'This event has taken place.'],
  ] as const)('says how it stands: %s', (status, now, notice) => {
    expect(words('WEBINAR', { event: { status }, now })).toContain(notice);
  });

  it.each([
    ['2026-01-12T22:30:00Z', 'It was first announced for Mon, Jan 12, 2:30 PM PST.'],
    ['2026-01-12', 'It was first announced for Mon, Jan 12.'],
  ])('says that it has moved, from %s', (previousStart, notice) => {
    expect(words('WEBINAR', { event: { previousStart } })).toContain(notice);
    expect(words('WEBINAR', { event: { previousStart, status: 'CANCELLED' } })).not.toContain(notice);
  });

  it('offers no way to join or to add what is cancelled or over', () => {
    for (const wish of [{ event: { status: 'CANCELLED' } }, { now: new Date('2027-01-01') }] as const) {
      expect(body(page('WEBINAR', wish))).not.toMatch(/meet\.example|calendar\.google|outlook\./);
    }
  });

  it('shows the recording first of all, once the event is over', () => {
    const event = { recording: 'https://www.example.org/recording' };
    const over = { event, now: new Date('2026-01-13T22:00:00Z') };
    expect(body(page('WEBINAR', over))).toMatch(
      /<p class="links"><a class="button" href="https:\/\/www.example.org\/recording">Watch the recording<\/a>/,
    );
    expect(body(page('WEBINAR', { event }))).not.toContain('recording');
    const cancelled = { ...over, event: { ...event, status: 'CANCELLED' as const } };
    expect(body(page('WEBINAR', cancelled))).not.toContain('recording');
  });

  it('gives the join link of an event with limited places to nobody', () => {
    const event = { capacity: 50, description: `Join: ${JOIN}`, location: JOIN, url: JOIN };
    for (const language of agency.languages) {
      expect(page('IN-PERSON', { language, event: { ...event, conference: JOIN } })).not.toContain(
        'meet.example',
      );
    }
  });

  it('speaks Spanish, and says which of its words are the calendar’s', () => {
    const html = page('WEBINAR', { language: 'es' });
    expect(html).toContain('<h1 lang="en">Hidden in Plain Sight');
    expect(html).toContain('<dt>Dónde</dt><dd>En línea</dd>');
    expect(html).toContain('<dd lang="en">Child welfare professionals</dd>');
    const translated = {
      translations: { es: { summary: 'A simple vista', description: 'De qué se trata.' } },
    };
    expect(page('WEBINAR', { language: 'es', event: translated })).toContain('<h1>A simple vista</h1>');
  });

  it('takes everything that a calendar says as text', () => {
    const text = fc.record({ summary: anyText, description: anyText, location: anyText, contact: anyText });
    const known = new Set(tagsIn(body(page('WEBINAR', { event: { description: 'a@b.org\nb' } }))));
    fc.assert(
      fc.property(text, (event) => {
        const html = body(page('WEBINAR', { event }));
        expect(withoutTags(html)).not.toMatch(/[<>]/);
        expect(tagsIn(html).filter((tag) => !known.has(tag))).toEqual([]);
        for (const part of Object.values(event)) expect(readable(html)).toContain(asWords(part));
        for (const href of linksIn(html)) expect(href).toMatch(/^(https?:\/\/|mailto:|[/?#])/);
      }),
    );
  });
});

describe('the form on the page', () => {
  const form = markup`<section><h2>Remind me</h2></section>`;

  it('stands below, with the way to it above all else', () => {
    const html = page('WEBINAR', { form });
    expect(html).toContain('<a class="button" href="#ask">Get a reminder by email</a>');
    expect(html).toContain('<div id="ask"><section><h2>Remind me</h2></section></div>');
    expect(page('WEBINAR', { form, event: { capacity: 5 } })).toContain(
      'href="#ask">Register for this event',
    );
    expect(page('WEBINAR')).not.toContain('#ask');
  });

  it('says what is wrong with it above the heading and in the title', () => {
    const html = page('WEBINAR', {
      form,
      errors: [{ field: 'address', message: 'Enter your email address' }],
    });
    expect(html).toMatch(/<title>Error: Webinar: Tue, Jan 13, 1:00\sPM PST – /);
    expect(html.indexOf('<a href="#address">Enter your email address</a>')).toBeLessThan(html.indexOf('<h1'));
  });
});

describe('the time where the reader is', () => {
  const there = (zone: string, wish: Wish = {}) => words('WEBINAR', { ...wish, zone: readZone(zone) });

  it('stands beside the event’s own, each with the name of its zone', () => {
    expect(there('America/New_York')).toContain(
      'Eastern time Tuesday, January 13, 2026, 4:00 – 5:00 PM EST Pacific time, where the event is planned Tuesday, January 13, 2026, 1:00 – 2:00 PM PST',
    );
  });

  it.each([
    ['UTC', 'Coordinated Universal Time (UTC) Tuesday, January 13, 2026, 9:00 – 10:00 PM UTC'],
    ['Pacific/Guam', 'Wednesday, January 14, 2026, 7:00 – 8:00 AM'],
    ['europe/berlin', '(Europe/Berlin) Tuesday, January 13, 2026, 10:00 – 11:00 PM GMT+1'],
    ['America/Los_Angeles', 'This is the time zone of the event itself.'],
  ])('is right in %s', (zone, text) => {
    expect(there(zone)).toContain(text);
  });

  it.each(['', 'EST', 'Mars/Olympus', '<script>', 'x'.repeat(500)])(
    'is none for “%s”, and says so',
    (zone) => {
      expect(readZone(zone)).toBe('unknown');
      expect(there(zone)).toContain('We do not know this time zone.');
    },
  );

  it('is chosen in a form that works without a script, and is not asked of whole days', () => {
    const html = page('WEBINAR', { zone: 'Asia/Tokyo' });
    expect(html).toContain(`<form method="get" action="/2026/${samples.WEBINAR.event.id}#zone-choice">`);
    expect(html).toContain('<option value="Asia/Tokyo" selected>');
    expect(html).toContain('href="?zone=Asia%2FTokyo&amp;language=es"');
    expect(page('EXHIBIT', { zone: 'Asia/Tokyo' })).not.toContain('zone-choice');
  });
});

describe('zone and style, which are chosen apart', () => {
  const path = `/2026/${samples.WEBINAR.event.id}`;

  it('stay when the other is chosen', () => {
    const html = page('WEBINAR', { zone: 'Asia/Tokyo', style: 'open' });
    expect(html).toContain('<input type="hidden" name="style" value="open">');
    expect(linksIn(html)).toContain(`${path}?zone=Asia%2FTokyo&style=discreet&language=en#add`);
    expect(linksIn(html)).toContain('?zone=Asia%2FTokyo&style=open&language=es');
  });

  it('are not asked for where the reader chose none', () => {
    expect(page('WEBINAR', { zone: 'unknown' })).not.toContain('name="style"');
    expect(linksIn(page('WEBINAR', { zone: 'unknown' }))).toContain(`${path}?style=open&language=en#add`);
  });
});

describe('adding it to a calendar', () => {
  it('shows as much as the agency says, and as the reader asks', () => {
    const links = (wish: Wish) =>
      linksIn(page('WEBINAR', wish)).filter((href) => /\.ics|google|outlook/.test(href));
    expect(links({})).toHaveLength(4);
    expect(decodeURIComponent(links({}).join('\n'))).not.toMatch(/traffick|sight/i);
    for (const href of links({ style: 'open' }).slice(1))
      expect(href).toContain('Hidden%20in%20Plain%20Sight');
    expect(links({ style: 'open', language: 'es' })[0]).toBe(
      `/2026/${samples.WEBINAR.event.id}.ics?language=es&style=open`,
    );
  });
});

describe('the page on subscribing', () => {
  const html = (language = 'en') =>
    subscribePage({
      ...{ agency, language, siteUrl: SITE_URL, head: { year: 2026 } },
      events: [stored({ ...samples.WEBINAR.event, topics: ['Labor trafficking', 'Lived experience'] })],
    });

  it('has an address for each language and style, to open and to copy', () => {
    for (const language of ['en', 'es']) {
      for (const style of ['discreet', 'open']) {
        const path = `events.example.org/2026.ics?language=${language}&style=${style}`;
        expect(linksIn(html())).toContain(`webcal://${path}`);
        expect(readable(html())).toContain(`https://${path}`);
      }
    }
  });

  it('names its topics to the reader, but not in their addresses', () => {
    expect(readable(html())).toContain('Labor trafficking Discreet (English) · Open (English) · Discreet (E');
    expect(linksIn(html()).join()).not.toMatch(/labor|experience/i);
    expect(linksIn(html('es')).join()).toMatch(/language=es&style=open&topic=[0-9a-f]{8}/);
  });

  it('says why it matters how much a calendar shows', () => {
    expect(readable(html())).toContain('on a shared screen');
    expect(readable(html('es'))).toContain('en una pantalla compartida');
  });
});

it.each([2025, 2026, 2027])('the pages of %i weigh at most 30 KB with all that they load', (year) => {
  const { agency: ours } = shippedAgency('agency.yaml');
  const hotlines = ours.hotlines.map((line) => ({ ...line, verifiedOn: '2026-11-01' }));
  const { calendar } = shippedCalendar({ file: `${year}.ics`, year, agency: 'agency.yaml' });
  // As much as the form takes.
  const form = markup`<p>${'x'.repeat(4_000)}</p>`;
  for (const language of ours.languages) {
    for (const event of calendar.events) {
      const html = renderEventPage({
        ...{ agency: { ...ours, hotlines }, language, event: stored(event), form, style: 'open' },
        ...{
          now: new Date(`${year}-01-01T00:00:00Z`),
          siteUrl: 'https://x123456789.execute-api.us-west-2.amazonaws.com',
        },
      });
      const sent = isHeavy(html) ? gzipSync(html) : html;
      const bytes = [sent, stylesheet, pageScript].map((each) => Buffer.byteLength(each));
      expect(bytes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(30_000);
    }
  }
});

it('every kind of event has a page in every language', () => {
  for (const kind of KINDS) {
    for (const language of agency.languages) {
      expect(page(kind, { language }).match(/<h1\b/g)).toHaveLength(1);
    }
  }
});

describe('a zone that is asked for', () => {
  it('has one spelling, however it is written: what is remembered does not grow with what people type', () => {
    const spellings = ['US/Pacific', 'uS/paCIFIC', 'us/pacific', 'america/LOS_angeles'].map(readZone);
    expect(new Set(spellings)).toEqual(new Set(['America/Los_Angeles']));
  });

  it.each(['', 'Mars/Olympus', 'x'.repeat(61), 'EST5', '../etc'])(
    'that is none, such as “%s”, is unknown',
    (name) => {
      expect(readZone(name)).toBe('unknown');
    },
  );
});
