/** What must hold of every programme, whatever the calendar says. */
import { describe, expect, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import type { Event } from '../../core/calendar/event.ts';
import { renderProgramme } from '../../core/email/render-programme.ts';
import { delivered } from '../email/reading.ts';
import { agency, SITE_URL } from '../email/sample.ts';
import { makeEvent } from '../events.ts';
import { HEAD, programmeOf } from './told.ts';

const MOST_BYTES = 80_000;
/** Mailboxes show as much of the plain text. */
const SHOWN = 256;

const many = (count: number, differences: Partial<Event> = {}): Event[] =>
  Array.from({ length: count }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, '0');
    const [start, end] = [`2026-01-${day}T21:00:00Z`, `2026-01-${day}T22:00:00Z`];
    return makeEvent({
      uid: `event-${index}@example.org`,
      summary: `Hidden in plain sight: what schools, clinics and neighbors can do, part ${index + 1}`,
      location: 'Community room, 10810 Justice Center Drive, Roseville, CA 95678',
      ...{ start, end, startsAt: start, endsAt: end },
      ...differences,
    });
  });

const render = (events: readonly Event[], language = 'en', style: 'discreet' | 'open' = 'discreet') =>
  renderProgramme({
    ...{ events, year: 2026, more: 0, whole: true, head: HEAD },
    ...{ agency, style, language, siteUrl: SITE_URL },
  });

/** In base64, as a mail with other than English letters is sent. */
const bytesSent = (html: string): number => Math.ceil(Buffer.byteLength(delivered(html)) / 3) * 4;

describe('a programme', () => {
  it.each([...agency.languages])(
    'of sixty events stays within 80 KB and names every one, in %s',
    (language) => {
      const { html, text } = render(many(60), language);
      expect(bytesSent(html)).toBeLessThan(MOST_BYTES);
      expect(text.match(/part \d+/g)).toHaveLength(60);
    },
  );

  it('of more than there is room for leads to the page of the calendar for the others', () => {
    const { html, text } = render(many(100, { summary: 'ü&'.repeat(200) }));
    expect(bytesSent(html)).toBeLessThan(MOST_BYTES);
    expect(text).toMatch(/\d+ more events are on our pages:\nhttps:\/\/events.example.org\/2026/);
  });

  it('tells no link to join, and leads to each event’s own page', () => {
    const [event = makeEvent()] = many(1, { conference: 'https://meet.example.org/secret', capacity: 20 });
    const { html, text } = render([event]);
    for (const part of [html, text]) {
      expect(part).not.toContain('meet.example.org');
      expect(part).toContain(`${SITE_URL}/2026/${event.id}`);
    }
  });

  it('names its topic, where it is discreet, neither in the subject nor at the beginning of the text', () => {
    for (const language of agency.languages) {
      for (const name of ['whole', 'one-new', 'several-new']) {
        const { subject, html, text } = programmeOf(name, { style: 'discreet', language });
        const shown = [subject, text.slice(0, SHOWN), /mso-hide:all">([^<]*)/.exec(html)?.[1] ?? 'none'];
        expect(shown.join('\n')).not.toMatch(/traffick|trata|young people|jóvenes|awareness/i);
      }
    }
  });

  it('says the same in both styles below', () => {
    const [one, other] = STYLES.map((style) => programmeOf('whole', { style, language: 'en' }).html);
    expect(one?.slice(one.indexOf('<h1'))).toBe(other?.slice(other.indexOf('<h1')));
  });
});
