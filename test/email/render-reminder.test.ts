import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Style } from '../../core/agency/style.ts';
import { type Event, KINDS, type Kind } from '../../core/calendar/event.ts';
import { renderReminder } from '../../core/email/render-reminder.ts';
import type { Month } from '../../core/month/month.ts';
import {
  anyText,
  asWords,
  decoded,
  delivered,
  linksIn,
  MANAGE_URL,
  placeholdersIn,
  readable,
  tagsIn,
  UNSUBSCRIBE_URL,
  withoutTags,
} from './reading.ts';
import { agency, SITE_URL, samples } from './sample.ts';

interface Wish {
  readonly event?: Partial<Event>;
  readonly dueAt?: string;
  readonly language?: string;
  readonly style?: Style;
  readonly month?: Month | null;
}

function render(kind: Kind, wish: Wish = {}) {
  const { event = {}, dueAt, language = 'en', style = 'discreet', month = null } = wish;
  const sample = samples[kind];
  return renderReminder({
    event: { ...sample.event, ...event },
    reminder: { ...sample.reminder, ...(dueAt === undefined ? {} : { dueAt }) },
    agency,
    language,
    style,
    siteUrl: SITE_URL,
    month,
  });
}

/** As a reader sees it: subject, the words of the HTML part, and those of the plain text. */
function read(kind: Kind, wish: Wish = {}) {
  const { subject, html, text } = render(kind, wish);
  return { subject: delivered(subject), html: readable(delivered(html)), text: asWords(delivered(text)) };
}

const preheaderOf = (html: string): string => /mso-hide:all">([^<]*)</.exec(html)?.[1] ?? '';

describe('a discreet reminder', () => {
  it.each([
    ['WEBINAR', 'DOE webinar: Tue, Jan 13, 1:00 PM PST'],
    ['IN-PERSON', 'DOE in-person event: Tue, Jan 13, 1:00 PM PST'],
    ['EXHIBIT', 'DOE exhibit opens today: Jan 7 – 31'],
    ['ON-DEMAND', 'DOE on-demand training, on now: Jan 1 – 31'],
    ['OBSERVANCE', 'DOE awareness day today: Sun, Jan 11'],
  ] as const)('of kind %s has the subject “%s”', (kind, subject) => {
    expect(read(kind).subject).toBe(subject);
  });

  it('shows nothing of what the event is about to someone who sees the mailbox or the calendar', () => {
    const { subject, html, text, attachment } = render('WEBINAR');
    const shown = [
      subject,
      preheaderOf(html),
      delivered(text).slice(0, 120),
      attachment.fileName,
      attachment.content,
    ];
    for (const part of shown) {
      expect(part).not.toMatch(/traffick|trata|labor|child|sight|contreras|prevention|meet\.example/i);
    }
    expect(attachment.fileName).toBe('event.ics');
    expect(attachment.content).toContain('SUMMARY:DOE webinar\r\n');
  });

  it('shows the same whatever the event is about', () => {
    const about = fc.record({
      summary: anyText,
      description: anyText,
      location: anyText,
      presenters: fc.array(anyText),
    });
    fc.assert(
      fc.property(about, (event) => {
        const [plain, other] = [render('WEBINAR'), render('WEBINAR', { event })];
        expect(other.subject).toBe(plain.subject);
        expect(preheaderOf(other.html)).toBe(preheaderOf(plain.html));
        expect(other.attachment).toEqual(plain.attachment);
      }),
      { numRuns: 30 },
    );
  });

  it('has 300 characters before anything that tells the topic, as plain text and as HTML', () => {
    const long = fc.array(anyText, { minLength: 3, maxLength: 5 }).map((parts) => `Topic ${parts.join(' ')}`);
    const sparse = fc.record({
      kind: fc.constantFrom(...KINDS),
      language: fc.constantFrom('en', 'es'),
      dueAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-13T20:00:00Z', '2026-03-01T00:00:00Z'),
      recording: fc.constantFrom(null, 'https://b.us'),
      status: fc.constantFrom('CONFIRMED', 'TENTATIVE', 'CANCELLED'),
      told: fc.record({ summary: long, description: long, audience: long, presenters: fc.array(long) }),
    });
    fc.assert(
      fc.property(sparse, ({ kind, language, dueAt, status, recording, told }) => {
        const event = { ...told, status, recording, location: null, conference: null, url: 'https://a.us' };
        const { html, text } = render(kind, { event, dueAt, language });
        const body = decoded(withoutTags(html.slice(html.indexOf('<body'))));
        for (const part of [delivered(text), body]) expect(part.indexOf('Topic')).toBeGreaterThan(300);
        expect(delivered(text).slice(0, 300)).not.toMatch(/#\p{L}/u);
      }),
      { numRuns: 60 },
    );
  });

  it('tells the whole in its body', () => {
    const { html, text } = read('WEBINAR');
    for (const body of [html, text]) {
      expect(body).toContain('Hidden in Plain Sight – Child Labor Trafficking');
      expect(body).toContain('Tuesday, January 13, 2026');
      expect(body).toContain('1:00 – 2:00 PM PST');
      expect(body).toContain('Maria Contreras, National Center for Youth Law');
      expect(body).toContain('Child welfare professionals');
      expect(body).toContain('https://www.example.org/january');
      expect(body).toContain('https://meet.example.org/j/123?pwd=abc');
      expect(body).toContain('https://www.example.org/flyer.pdf');
      expect(body).toContain('captions, sign language');
      expect(body).toContain('Asylee and Trafficking Unit, RPB@example.org');
      expect(body).toContain('“event.ics”');
      expect(body).toContain('signed up for: January events');
      expect(body).toContain('1 Example Street, Sacramento, CA 95814');
    }
  });
});

describe('an open reminder', () => {
  it('has the title in subject, calendar entry and file name', () => {
    const { subject, attachment } = render('WEBINAR', { style: 'open' });
    expect(subject).toBe('Hidden in Plain Sight – Child Labor Trafficking – Tue, Jan 13, 1:00 PM PST');
    expect(attachment.fileName).toBe('hidden-in-plain-sight-child-labor-trafficking.ics');
    expect(attachment.content).toContain('SUMMARY:Hidden in Plain Sight – Child Labor Trafficking\r\n');
    expect(attachment.content).toContain('DTSTART:20260113T210000Z');
  });

  it('names its file in ASCII, whatever the title', () => {
    fc.assert(
      fc.property(anyText, (summary) => {
        const { fileName } = render('WEBINAR', { event: { summary }, style: 'open' }).attachment;
        expect(fileName).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.ics$/);
        expect(fileName.length).toBeLessThanOrEqual(64);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the attachment', () => {
  it('is a calendar that asks for no answer, stamped with the reminder’s moment', () => {
    const { contentType, content } = render('WEBINAR').attachment;
    expect(contentType).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(content).toContain('METHOD:PUBLISH\r\n');
    expect(content).toContain('DTSTAMP:20260112T210000Z\r\n');
  });

  it.each(['discreet', 'open'] as const)(
    'has our own UID in the %s style, so that updates find it',
    (style) => {
      const event = { recurrenceId: '20260113T130000' };
      const { content } = render('WEBINAR', { event, style }).attachment;
      expect(content).toContain(`UID:${samples.WEBINAR.event.id}@updates.example.org\r\n`);
      expect(content).not.toMatch(/RECURRENCE-ID|labor-trafficking@/);
    },
  );
});

describe('the links into a calendar', () => {
  const LINKS = /https:\/\/(?:calendar\.google\.com|outlook\.(?:live|office)\.com)\/[^\s"]+/g;
  const linksOf = (body: string) => (decoded(body).match(LINKS) ?? []).map((address) => new URL(address));

  it('lead to Google and Outlook, and in plain text to the page that has them', () => {
    const { html, text } = render('WEBINAR');
    expect(linksOf(html).map(({ host }) => host)).toEqual([
      'calendar.google.com',
      'outlook.live.com',
      'outlook.office.com',
    ]);
    expect(text).toContain(`\n${SITE_URL}/2026/${samples.WEBINAR.event.id}?style=discreet&language=en#add\n`);
  });

  it('tell of a discreet mail’s event agency, kind and time, and of an open one’s the title', () => {
    const given = (style: Style) =>
      decodeURIComponent(linksOf(render('WEBINAR', { style }).html).map(String).join('\n'));
    expect(given('discreet')).toContain('text=DOE webinar');
    expect(given('discreet')).not.toMatch(/traffick|labor|child|sight|example\.org\/j/i);
    expect(given('open')).toContain('text=Hidden in Plain Sight – Child Labor Trafficking');
  });

  it('are not there once the event is over or cancelled', () => {
    for (const wish of [{ dueAt: '2026-01-13T23:00:00Z' }, { event: { status: 'CANCELLED' } }] as const) {
      const { html, text } = render('WEBINAR', wish);
      for (const body of [html, text]) expect(body).not.toMatch(/calendar\.google|outlook\.|#add/);
    }
  });
});

describe('each kind', () => {
  it('calls people to take part in an observance, with the tag its description gives', () => {
    const { html, text } = read('OBSERVANCE');
    for (const body of [html, text]) {
      expect(body).toContain('Join in today with #WearBlueDay');
      expect(body).toContain('How to take part');
      expect(body).not.toMatch(/Reminder|Register/);
    }
  });

  it('tells where an event in person is, and that one can also join from home', () => {
    const place = 'Justice Center, 10810 Justice Center Drive, Roseville, CA 95678';
    expect(read('IN-PERSON').text).toContain(`Where: ${place} `);
    const hybrid = read('IN-PERSON', { event: { conference: 'https://meet.example.org/1' } });
    expect(hybrid.text).toContain(`Where: ${place} (also online)`);
    expect(hybrid.text).toContain('Join online: https://meet.example.org/1');
  });

  it('gives the first and the last day of an exhibit, the last one included', () => {
    expect(read('EXHIBIT').text).toContain('When: Wednesday, January 7 – Saturday, January 31, 2026');
  });
});

describe('when things change', () => {
  it('says that a cancelled event is canceled, and offers no way to join it', () => {
    const { subject, text } = read('WEBINAR', { event: { status: 'CANCELLED' } });
    expect(subject).toBe('Canceled: DOE webinar, Tue, Jan 13, 1:00 PM PST');
    expect(text).toContain('This event is canceled.');
    expect(text).not.toContain('meet.example.org');
  });

  it('says after the end that the event has taken place', () => {
    const { subject, text } = read('WEBINAR', { dueAt: '2026-01-13T23:00:00Z' });
    expect(subject).toBe('DOE webinar of Tue, Jan 13, 1:00 PM PST: follow-up');
    expect(text).toContain('This event has taken place.');
    expect(text).toContain('Go to the event’s page: https://www.example.org/january');
    expect(text).not.toMatch(/meet\.example\.org|event\.ics/);
  });

  it('says after the end that the recording is ready, and leads to it first', () => {
    const event = { recording: 'https://www.example.org/recording' };
    const { subject, html, text } = read('WEBINAR', { event, dueAt: '2026-01-14T18:00:00Z' });
    expect(subject).toBe('DOE webinar of Tue, Jan 13, 1:00 PM PST: the recording is ready');
    for (const body of [html, text]) {
      expect(body).toContain('you can watch the recording');
      expect(body).toMatch(/Watch the recording.*Go to the event’s page/);
      expect(body).not.toMatch(/meet\.example\.org|event\.ics|Join online/);
    }
    expect(text).toContain('Watch the recording: https://www.example.org/recording');
  });

  it('says nothing of a recording before the end, or of what was cancelled', () => {
    const recording = 'https://www.example.org/recording';
    expect(read('WEBINAR', { event: { recording } }).text).not.toContain('recording');
    const cancelled = { event: { recording, status: 'CANCELLED' as const }, dueAt: '2026-01-14T18:00:00Z' };
    expect(read('WEBINAR', cancelled).text).not.toContain('recording');
  });

  it('gives one link where the recording is on the event’s page', () => {
    const event = { recording: 'https://www.example.org/january' };
    const { text } = read('WEBINAR', { event, dueAt: '2026-01-14T18:00:00Z' });
    expect(text).toContain('Watch the recording: https://www.example.org/january');
    expect(text).not.toContain('Go to the event’s page');
  });

  it('warns of a date that is not final', () => {
    expect(read('WEBINAR', { event: { status: 'TENTATIVE' } }).html).toContain('This date is not final yet.');
  });
});

describe('links', () => {
  it('give the join link of an event with limited places to nobody, wherever it stands', () => {
    const link = 'https://meet.example.org/j/123?pwd=abc';
    const { html, text, attachment } = render('WEBINAR', {
      style: 'open',
      event: { capacity: 50, description: `Join: ${link}`, location: link, url: link },
    });
    for (const part of [html, text, attachment.content]) expect(part).not.toContain('meet.example.org');
  });

  it('lead to the event’s own page when the calendar gives none', () => {
    const { html } = render('WEBINAR', { event: { url: null, conference: null } });
    expect(linksIn(html)).toContain(`${SITE_URL}/2026/${samples.WEBINAR.event.id}?language=en`);
  });

  it('are never anything but the web, mail, or the way to unsubscribe', () => {
    const { html } = render('WEBINAR', {
      event: { url: 'javascript:alert(1)', attachments: ['file:///etc/passwd'] },
    });
    for (const href of linksIn(delivered(html))) expect(href).toMatch(/^(https:\/\/|mailto:)/);
  });

  it('let everyone unsubscribe or choose, and those it was forwarded to sign up', () => {
    for (const body of [render('EXHIBIT').html, render('EXHIBIT').text].map((part) => delivered(part))) {
      expect(body).toContain(UNSUBSCRIBE_URL);
      expect(body).toContain(MANAGE_URL);
      expect(body).toContain(`${SITE_URL}/sign-up`);
    }
  });
});

describe('help lines', () => {
  it('show the numbers that somebody has verified, and no other', () => {
    const { html, text } = read('EXHIBIT');
    for (const body of [html, text]) {
      expect(body).toContain('1-800-555-0100');
      expect(body).not.toContain('1-800-555-0199');
    }
  });
});

describe('languages', () => {
  it('speak Spanish to those who want it, and mark what the calendar says in English', () => {
    const { subject, html } = render('WEBINAR', { language: 'es' });
    expect(subject).toBe('DOE, seminario web: mar, 13 de ene, 1:00 p.m., hora del Pacífico');
    expect(html).toContain('<html lang="es" dir="ltr">');
    expect(html).toContain('<div lang="es" dir="ltr"');
    expect(html).toContain('<span lang="en">Hidden in Plain Sight');
    expect(readable(html)).toContain('martes, 13 de enero de 2026');
    expect(readable(html)).toContain('En línea');
  });

  it('fall back to the agency’s first language, and say so in the markup', () => {
    expect(render('WEBINAR', { language: 'tlh' }).html).toBe(render('WEBINAR').html);
  });
});

describe('text from a calendar', () => {
  const hostile = fc.record({
    summary: anyText,
    description: anyText,
    location: anyText,
    presenters: fc.array(anyText, { minLength: 1, maxLength: 2 }),
    contact: anyText,
    audience: anyText,
  });
  const combination = fc.record({ kind: fc.constantFrom(...KINDS), event: hostile });
  const TEXTS = ['summary', 'description', 'location', 'contact', 'audience'] as const;

  it('arrives as exactly that text in subject, HTML and plain text', () => {
    fc.assert(
      fc.property(combination, ({ kind, event }) => {
        const { subject, html, text } = read(kind, { event, style: 'open' });
        expect(subject).toContain(asWords(event.summary));
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        for (const part of [...TEXTS.map((name) => event[name]), ...event.presenters]) {
          expect(html).toContain(asWords(part));
          expect(text).toContain(asWords(part));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never becomes a placeholder, a tag or an attribute', () => {
    const known = new Set(
      KINDS.flatMap((kind) => tagsIn(render(kind, { event: { description: 'a@b.org' } }).html)),
    );
    const ours = ['ob', 'cb', 'bs', 'unsubscribe', 'manage', 'lists_text', 'lists_html'];
    fc.assert(
      fc.property(combination, ({ kind, event }) => {
        const { subject, html, text } = render(kind, { event });
        expect(withoutTags(html)).not.toMatch(/[<>]/);
        expect(tagsIn(html).filter((tag) => !known.has(tag))).toEqual([]);
        for (const part of [subject, html, text]) {
          expect([...placeholdersIn(part)].filter((name) => !ours.includes(name))).toEqual([]);
        }
        expect(placeholdersIn(html)).toEqual(new Set(['unsubscribe', 'manage', 'lists_html']));
        expect(html.match(/\{\{(unsubscribe|manage)\}\}/g)).toHaveLength(2);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a very long description', () => {
  const paragraphs = Array.from(
    { length: 400 },
    (_, index) => `Paragraph ${index}: ${'words “and” more '.repeat(40)}`,
  );
  const { html, text } = render('WEBINAR', { event: { description: paragraphs.join('\n\n') } });

  it('is cut after a paragraph, with a link to the rest', () => {
    const body = asWords(readable(html));
    const kept = paragraphs.filter((paragraph) => body.includes(asWords(paragraph)));
    expect(kept.length).toBeGreaterThan(10);
    expect(kept).toEqual(paragraphs.slice(0, kept.length));
    expect(body).not.toContain(`Paragraph ${kept.length}:`);
    expect(body).toContain('Read the rest here: https://www.example.org/january');
    expect(asWords(text)).toContain('Read the rest here: https://www.example.org/january');
  });

  it('leaves the message below 80 KB even in base64, so that no mailbox hides the way to unsubscribe', () => {
    expect(Buffer.from(html).toString('base64').length).toBeLessThan(80_000);
  });

  it('is cut within a first paragraph that alone is too long', () => {
    const endless = render('WEBINAR', { event: { description: 'naïve '.repeat(40_000) } });
    expect(Buffer.from(endless.html).toString('base64').length).toBeLessThan(80_000);
    expect(readable(endless.html)).toContain('naïve … Read the rest here:');
  });
});

describe('every message', () => {
  const all = KINDS.flatMap((kind) =>
    (['en', 'es'] as const).map((language) => render(kind, { language }).html),
  );

  it('lays out with tables that screen readers pass over, in one language and direction', () => {
    for (const html of all) {
      const tables = html.match(/<table\b[^>]*>/g) ?? [];
      expect(tables.length).toBeGreaterThan(0);
      for (const table of tables) expect(table).toContain('role="presentation"');
      expect(html).toMatch(/<html lang="(en|es)" dir="ltr">/);
    }
  });

  it('loads nothing from anywhere, and is small', () => {
    for (const html of all) {
      expect(html).not.toMatch(/<(img|link|script|iframe|form)\b|url\(|@import|\bsrc=/);
      expect(Buffer.byteLength(html)).toBeLessThan(30_000);
    }
  });

  it('is the same each time it is rendered', () => {
    expect(render('WEBINAR')).toEqual(render('WEBINAR'));
  });
});

describe('the reminder of Awareness Day', () => {
  const month = (post: string): Month => ({
    ...{ year: 2026, sections: [] },
    awarenessDay: { posts: [{ en: post, es: 'Nos vestimos de azul.' }] },
  });
  const PAGE = `${SITE_URL}/2026/awareness-day?language=en`;

  it.each(['html', 'text'] as const)(
    'brings a post, what to think of first, and the way to the kit, as %s',
    (part) => {
      const content = readable(render('OBSERVANCE')[part]);
      expect(content).toContain(
        'Wear blue with me and share your photo: #WearBlueDay https://www.example.org/january',
      );
      expect(content).toContain('Ask everyone in the photo, show no faces of children');
      expect(content).toContain('How to add the picture to your signature');
      for (const address of [PAGE, `${PAGE}#signature-block`, `${SITE_URL}/safety?language=en`])
        expect(asWords(decoded(render('OBSERVANCE')[part]))).toContain(address);
    },
  );

  it('takes the post of the month file, in the reader’s language, and SES finds nothing of its own in it', () => {
    const wish = { month: month('We {{unsubscribe}} wear <b>blue</b>.') };
    const { html, text } = render('OBSERVANCE', wish);
    expect(html).toContain('We &#123;&#123;unsubscribe&#125;&#125; wear &lt;b&gt;blue&lt;/b&gt;.');
    expect(delivered(text)).toContain('We {{unsubscribe}} wear <b>blue</b>.');
    expect(readable(render('OBSERVANCE', { ...wish, language: 'es' }).html)).toContain(
      'Nos vestimos de azul.',
    );
  });

  it('says of it below the day, the title and how to take part, where a discreet mail may', () => {
    const { text } = render('OBSERVANCE');
    expect(text.indexOf('Ready to share')).toBeGreaterThan(text.indexOf('Human Trafficking Awareness Day'));
    expect(text.slice(0, 300)).not.toMatch(/trafficking|WearBlueDay|awareness-day/i);
  });

  it('brings none of it once the day is over, nor for any other observance', () => {
    const other = { start: '2026-01-12', end: '2026-01-13' };
    const wishes = [
      { dueAt: '2026-01-13T16:00:00Z' },
      { event: { status: 'CANCELLED' as const } },
      { event: other },
    ];
    for (const wish of wishes) expect(render('OBSERVANCE', wish).text).not.toContain('awareness-day');
    expect(render('WEBINAR').text).not.toContain('awareness-day');
  });

  it('stays below 80 KB with the longest post, and loads nothing', () => {
    const { html } = render('OBSERVANCE', { month: month('We wear blue. '.repeat(140)) });
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(80 * 1024);
    expect(html).not.toMatch(/<img|url\(/);
  });
});
