/** An issue by mail: what it tells to whom, and that nothing in it is more than text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderNewsletter } from '../../core/email/render-newsletter.ts';
import { LARGEST_BODY, mailBytes } from '../../core/newsletters/newsletter-limits.ts';
import { readNewsletters } from '../../core/newsletters/read-newsletters.ts';
import {
  anyText,
  asWords,
  delivered,
  linksIn,
  placeholdersIn,
  readable,
  UNSUBSCRIBE_URL,
} from '../email/reading.ts';
import { SITE_URL } from '../email/sample.ts';
import { makeEvent } from '../events.ts';
import { agency, ENGLISH, events, file, mailOf, readIssue } from './issue.ts';

describe('an issue by mail', () => {
  it('tells agency and day in the discreet style, and its title in the open one', () => {
    const issue = readIssue();
    expect(mailOf(issue).subject).toBe('DOE newsletter: January 5, 2026');
    expect(mailOf(issue, { language: 'es' }).subject).toBe('Boletín de DOE: 5 de enero de 2026');
    expect(mailOf(issue, { style: 'open' }).subject).toBe(issue.title);
    expect(mailOf(issue, { style: 'open', language: 'es' }).subject).toBe(issue.translations['es']?.title);
  });

  it('shows nothing of the topic in what mailboxes show of a discreet one', () => {
    for (const language of agency.languages) {
      const { html, text } = mailOf(readIssue(), { language });
      const preheader = readable(html.slice(html.indexOf('<body'), html.indexOf('<table')));
      expect(preheader).not.toMatch(/caregivers|cuidadoras/);
      expect(text.slice(0, 300)).not.toMatch(/caregivers|cuidadoras|what is new|hay de nuevo/);
      expect(text).toMatch(/caregivers|cuidadoras/);
    }
  });

  it('lists its own sections, and the events ahead with a link to each page', () => {
    const { html, text } = mailOf(readIssue());
    expect(text).toContain('In this issue\n-------------\n\n- Upcoming events\n- A guide for caregivers\n');
    const ahead = events.filter(({ startsAt }) => startsAt > '2026-01-05T17:00:00Z');
    expect(ahead.length).toBe(events.length - 1);
    for (const event of events) {
      const page = `${SITE_URL}/2026/${event.id}?language=en`;
      expect(linksIn(html).includes(page)).toBe(ahead.includes(event));
      expect(text.includes(page)).toBe(ahead.includes(event));
    }
  });

  it('tells events in the reader’s language, each as far as it is translated', () => {
    const { html } = mailOf(readIssue(), { language: 'es' });
    expect(html).toContain('>A plena vista: la trata laboral infantil</a>');
    expect(html).toContain('<span lang="en">Red Sand Project</span>');
  });

  it('says where nothing is ahead, unless an introduction stands there', () => {
    const input = { agency, events: [], language: 'en', style: 'discreet', siteUrl: SITE_URL } as const;
    const introduced = renderNewsletter({ ...input, newsletter: readIssue() });
    const bare = readIssue([file(ENGLISH.replace('All of them are free of charge.\n', ''))]);
    expect(introduced.text).not.toContain('No events have been announced');
    expect(renderNewsletter({ ...input, newsletter: bare }).text).toContain('No events have been announced');
  });

  it('leaves out what is cancelled, what began before it was sent, and what is half a year away', () => {
    const at = (startsAt: string, more = {}) =>
      makeEvent({ uid: startsAt, summary: `At ${startsAt}`, startsAt, ...more });
    const newsletter = readIssue();
    const { text } = renderNewsletter({
      ...{ newsletter, agency, language: 'en', style: 'open', siteUrl: SITE_URL },
      events: [
        at('2026-01-05T17:00:00Z'),
        at('2026-01-05T17:00:01Z'),
        at('2026-01-06T17:00:00Z', { status: 'CANCELLED' }),
        at('2026-07-07T17:00:00Z'),
        at('2026-07-08T17:00:00Z'),
      ],
    });
    expect(text.match(/^At .*$/gm)).toEqual(['At 2026-01-05T17:00:01Z', 'At 2026-07-07T17:00:00Z']);
  });

  it('says all in its plain text, and how to leave', () => {
    const { html, text } = mailOf(readIssue());
    const words = asWords(delivered(text));
    for (const said of [
      'Welcome to the January issue.',
      'the guide (https://www.example.org/guide)',
      '> Listen first.',
      '1. In a hurry',
    ])
      expect(words).toContain(said);
    expect(words).toContain(UNSUBSCRIBE_URL);
    expect(linksIn(delivered(html))).toContain(UNSUBSCRIBE_URL);
  });

  it('is at most 80 KB, however much its files and the calendar say', () => {
    const article = '## A **heading**\n\nA [page of ours](https://example.org/a) & more.\n\n';
    let body = article;
    while (mailBytesOf(body + article.repeat(5)) <= LARGEST_BODY) body += article.repeat(5);
    const many = Array.from({ length: 40 }, (_, index) =>
      makeEvent({ uid: `${index}`, summary: '"'.repeat(500), location: '"'.repeat(2000) }),
    );
    const upcoming = '## Upcoming events {#upcoming-events}\n\n';
    const front = ENGLISH.slice(0, ENGLISH.indexOf('Welcome'));
    const { newsletters, problems } = readNewsletters(
      [file(front + body.slice(0, -article.length * 2) + upcoming)],
      agency,
    );
    expect(problems).toEqual([]);
    const [newsletter] = newsletters;
    if (!newsletter) throw new Error('none');
    const { html } = renderNewsletter({
      ...{ newsletter, agency, events: many, language: 'en', style: 'open', siteUrl: SITE_URL },
    });
    expect(html.match(/&quot;&quot;/g)?.length).toBeGreaterThan(100);
    expect(Buffer.byteLength(delivered(html))).toBeLessThanOrEqual(80 * 1024);
    expect(Buffer.byteLength(html)).toBeGreaterThan(LARGEST_BODY);
  });
});

const mailBytesOf = (body: string): number => {
  const front = ENGLISH.slice(0, ENGLISH.indexOf('Welcome'));
  return mailBytes(readNewsletters([file(front + body)], agency).newsletters[0]?.blocks ?? []) || Infinity;
};

it('holds nothing but text and our placeholders, whatever files and calendars say', () => {
  const quoted = (text: string) => JSON.stringify(asWords(text).slice(0, 100) || 'a');
  fc.assert(
    fc.property(anyText, anyText, anyText, (title, body, summary) => {
      const front = `---\ntitle: ${quoted(title)}\nlist: news\nsend: 2026-01-05T09:00\nsummary: ${quoted(summary)}\n---\n`;
      const text = `${front}\n## Upcoming events {#upcoming-events}\n\na ${body.replace(/[<`~!]/g, '')}\n`;
      const [newsletter] = readNewsletters([file(text)], agency).newsletters;
      if (!newsletter) return;
      const event = makeEvent({ summary: title, location: body });
      for (const style of ['discreet', 'open'] as const) {
        const input = { newsletter, agency, events: [event], language: 'en', style, siteUrl: SITE_URL };
        const { subject, html, text: plain } = renderNewsletter(input);
        expect(placeholdersIn(html)).toEqual(new Set(['lists_html', 'unsubscribe', 'manage']));
        const personal = ['ob', 'cb', 'bs', 'lists_text', 'unsubscribe', 'manage'];
        expect([...placeholdersIn(plain)].filter((name) => !personal.includes(name))).toEqual([]);
        expect([...placeholdersIn(subject)].filter((name) => !['ob', 'cb', 'bs'].includes(name))).toEqual([]);
        expect(html).not.toMatch(/<script|onmouseover="|<!--/);
        expect(
          linksIn(html).filter(
            (address) => !/^(?:https:|mailto:|\{\{(?:manage|unsubscribe)\}\}$)/.test(address),
          ),
        ).toEqual([]);
      }
    }),
  );
});
