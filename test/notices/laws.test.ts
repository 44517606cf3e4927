/** What holds for every change notice and every letter on a change, whatever the calendar says. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { type Event, KINDS } from '../../core/calendar/event.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { dayOf, hoursOf } from '../../core/languages/when.ts';
import { materialChanges, materialFactsOf } from '../../core/notices/material-facts.ts';
import { anyText, asWords, decoded, delivered, placeholdersIn, withoutTags } from '../email/reading.ts';
import { agency, samples } from '../email/sample.ts';
import type { MadeMail } from '../golden.ts';
import type { Changed } from './changes-to-tell.ts';
import { letterOn, noticeOf } from './told.ts';

const FORMER = 'https://former.example/j/1?pwd=a';
const PRESENT = 'https://present.example/j/2?pwd=b';

const timed = fc
  .record({
    start: fc.integer({ min: 0, max: 60 * 24 * 4 }),
    minutes: fc.integer({ min: 1, max: 3000 }),
    timeZone: fc.constantFrom('America/Los_Angeles', 'America/New_York', 'Asia/Kathmandu'),
  })
  .map(({ start, minutes, timeZone }) => {
    const at = (minute: number) =>
      `${new Date(Date.UTC(2026, 2, 6, 0, minute * 15)).toISOString().slice(0, 19)}Z`;
    const [startsAt, endsAt] = [at(start), at(start + Math.ceil(minutes / 15))];
    return { allDay: false, start: startsAt, end: endsAt, startsAt, endsAt, timeZone };
  });

const allDay = fc
  .record({ first: fc.integer({ min: 1, max: 9 }), days: fc.integer({ min: 1, max: 9 }) })
  .map(({ first, days }) => {
    const day = (of: number) => `2026-01-${String(of).padStart(2, '0')}`;
    return {
      ...{ allDay: true, start: day(first), end: day(first + days), timeZone: 'America/Los_Angeles' },
      ...{ startsAt: `${day(first)}T08:00:00Z`, endsAt: `${day(first + days)}T08:00:00Z` },
    };
  });

const facts = fc
  .record({
    status: fc.constantFrom('CONFIRMED', 'TENTATIVE', 'CANCELLED'),
    times: fc.oneof(timed, allDay),
    location: fc.option(fc.constantFrom('Online', 'Topic Hall', 'Center for Topics')),
  })
  .map(({ times, ...others }) => ({ ...times, ...others }));

/** The topic comes to nobody's eyes but by its title, description, audience, presenters or place. */
const about = fc.array(anyText, { minLength: 3, maxLength: 5 }).map((parts) => `Topic ${parts.join(' ')}`);

const changed = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    was: facts,
    is: facts,
    isAtSameTime: fc.boolean(),
    told: fc.record({ summary: about, description: about, audience: about, presenters: fc.array(about) }),
    capacity: fc.constantFrom(null, 50),
    wasCapacity: fc.constantFrom(null, 50),
    wasLink: fc.constantFrom(null, FORMER),
    isLink: fc.constantFrom(null, PRESENT),
  })
  .map(({ kind, was, is, isAtSameTime, told, capacity, wasCapacity, wasLink, isLink }): Changed => {
    const { status, location } = is;
    const event: Event = {
      ...samples.WEBINAR.event,
      kind,
      ...told,
      capacity,
      url: 'https://a.us',
      sequence: 1,
    };
    return {
      event: { ...event, ...(isAtSameTime ? { ...was, status, location } : is), conference: isLink },
      from: materialFactsOf({ ...event, ...was, capacity: wasCapacity, conference: wasLink }),
    };
  })
  .filter(({ event, from }) => materialChanges(from, event).length > 0);

const reader = fc.record({
  style: fc.constantFrom(...STYLES),
  language: fc.constantFrom(...agency.languages),
});

const RUNS = { numRuns: 150 };
const preheaderOf = (html: string): string => /mso-hide:all">([^<]*)</.exec(html)?.[1] ?? '';
const shownIn = (html: string): string => decoded(withoutTags(html.slice(html.indexOf('<body'))));

/** What a letter's HTML shows, from its title on: without its preheader, and what fills up the preview after it. */
const cardOf = (html: string): string => asWords(decoded(withoutTags(html.slice(html.indexOf('<h1')))));

/** A letter as it arrives: what mailboxes show of it, and its bodies in HTML and as text. */
const readLetter = ({ subject, html, text }: MadeMail) => ({
  subject,
  preheader: preheaderOf(html),
  bodies: [text, shownIn(html)],
});

/** The same of a notice, once SES has put in what is the person's own. */
const readNotice = ({ subject, html, text }: MadeMail) =>
  readLetter({ subject: delivered(subject), html: delivered(html), text: delivered(text) });

type Times = Parameters<typeof dayOf>[0];

/** When it is, unless it is cancelled; when it was to be, if that is another time. */
function timesToTell({ event, from }: Changed): Times[] {
  const is = materialFactsOf(event);
  if (event.status === 'CANCELLED') return [from];
  return materialChanges(from, is).includes('time') ? [from, is] : [is];
}

describe('whatever shows to somebody who looks over a shoulder', () => {
  it('names no topic in a discreet notice, nor in any letter', () => {
    fc.assert(
      fc.property(changed, fc.constantFrom(...agency.languages), (change, language) => {
        const notice = noticeOf(change, { language });
        const letter = letterOn(change, language);
        expect(notice.attachment.content).not.toContain('Topic');
        expect(notice.attachment.fileName).toBe('event.ics');
        for (const { subject, preheader, bodies } of [readNotice(notice), readLetter(letter)]) {
          expect(subject).not.toContain('Topic');
          expect(preheader).not.toContain('Topic');
          for (const body of bodies) expect(body.indexOf('Topic')).toBeGreaterThan(300);
        }
        expect(cardOf(letter.html).indexOf('Topic')).toBeGreaterThan(300);
      }),
      RUNS,
    );
  });
});

describe('links to join', () => {
  it('that are of old stand nowhere, even if the calendar shows them where it should not', () => {
    const limits = fc.constantFrom([50, 50], [50, null], [null, 50]);
    fc.assert(
      fc.property(changed, limits, reader, ({ event, from }, [was = null, is = null], as) => {
        const texts = {
          summary: `Topic ${FORMER}`,
          description: FORMER,
          presenters: [FORMER],
          location: FORMER,
        };
        const change = {
          event: { ...event, ...texts, capacity: is, translations: { es: texts } },
          from: {
            ...{ ...from, capacity: was, conference: FORMER, location: `Room 1, ${FORMER}` },
            translatedLocations: { es: `Sala 1, ${FORMER}` },
          },
        };
        for (const { subject, html, text } of [noticeOf(change, as), letterOn(change, as.language)]) {
          for (const part of [subject, html, text]) expect(part).not.toContain('former.example');
        }
        expect(noticeOf(change, as).attachment.content).not.toContain('former.example');
      }),
      RUNS,
    );
  });

  it('for those with a place were nobody’s place of old, even if everyone knew them as such', () => {
    fc.assert(
      fc.property(changed, reader, ({ event, from }, as) => {
        const change = {
          event: { ...event, capacity: 50, conference: PRESENT },
          from: {
            ...{ ...from, capacity: null, conference: null, location: `${PRESENT}#now` },
            translatedLocations: { es: `Entre: ${PRESENT}` },
          },
        };
        const { subject, html, text, attachment } = noticeOf(change, as);
        for (const part of [subject, html, text, attachment.content]) {
          expect(part).not.toContain('present.example');
        }
      }),
      RUNS,
    );
  });

  it('for those with a place are told to nobody else, and nobody is led to what is cancelled', () => {
    fc.assert(
      fc.property(changed, reader, (change, as) => {
        const { event } = change;
        const { html, text, attachment } = noticeOf(change, as);
        const isTold = event.conference !== null && event.status !== 'CANCELLED';
        for (const part of [html, text]) {
          expect(part.includes('present.example')).toBe(isTold && event.capacity === null);
          expect(part).not.toContain('former.example');
        }
        if (!isTold || event.capacity !== null) expect(attachment.content).not.toContain('present.example');
        const letter = letterOn(change, as.language);
        for (const part of [letter.html, letter.text]) {
          expect(part.includes('present.example')).toBe(isTold);
          expect(part).not.toContain('former.example');
        }
        if (event.status === 'CANCELLED') expect(html + text).not.toMatch(/calendar\.google|outlook\.|#add/);
      }),
      RUNS,
    );
  });
});

describe('every notice', () => {
  it('says the same times in HTML and plain text, those of old only where they differ', () => {
    fc.assert(
      fc.property(changed, reader, (change, as) => {
        const words = catalogueFor(as.language, agency);
        const told = timesToTell(change).flatMap((times) => [dayOf(times, words), hoursOf(times, words)]);
        const { bodies: ofNotice } = readNotice(noticeOf(change, as));
        const { bodies: ofLetter } = readLetter(letterOn(change, as.language));
        for (const body of [...ofNotice, ...ofLetter].map(asWords)) {
          for (const part of told) expect(body).toContain(asWords(part ?? ''));
        }
      }),
      RUNS,
    );
  });

  it('leaves for SES the placeholders that it knows, and is at most 80 KB', () => {
    const ours = ['ob', 'cb', 'bs', 'unsubscribe', 'manage', 'lists_text', 'lists_html'];
    fc.assert(
      fc.property(changed, reader, anyText, (change, as, location) => {
        const told = {
          event: { ...change.event, location },
          from: { ...change.from, location: `Was ${location}` },
        };
        const { subject, html, text } = noticeOf(told, as);
        expect(withoutTags(html)).not.toMatch(/[<>]/);
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        for (const part of [subject, html, text]) {
          expect([...placeholdersIn(part)].filter((name) => !ours.includes(name))).toEqual([]);
        }
        expect(placeholdersIn(html)).toEqual(new Set(['unsubscribe', 'manage', 'lists_html']));
        expect(Buffer.from(html).toString('base64').length).toBeLessThan(80_000);
      }),
      RUNS,
    );
  });

  it('brings one entry of our own UID, as it is now', () => {
    fc.assert(
      fc.property(changed, reader, (change, as) => {
        const { event } = change;
        const { content, contentType } = noticeOf(change, as).attachment;
        expect(contentType).toBe('text/calendar; charset=utf-8; method=PUBLISH');
        const calendar = new ICAL.Component(ICAL.parse(content));
        const [vevent, ...others] = calendar.getAllSubcomponents('vevent');
        expect(others).toEqual([]);
        expect(vevent?.getFirstPropertyValue('uid')).toBe(`${event.id}@updates.example.org`);
        expect(vevent?.getFirstPropertyValue('status')).toBe(event.status);
        expect(vevent?.getFirstPropertyValue('sequence')).toBe(1);
        expect(String(vevent?.getFirstPropertyValue('dtstamp'))).toBe('2026-01-05T17:00:00Z');
        expect(String(vevent?.getFirstPropertyValue('dtstart'))).toBe(event.start);
      }),
      RUNS,
    );
  });
});
