/** Wherever an event from the community stands, it says that it is not the agency's; and nothing of it says otherwise. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { STYLES, type Style } from '../../core/agency/style.ts';
import { LONG_AGO } from '../../core/calendar/changes.ts';
import type { Event } from '../../core/calendar/event.ts';
import { calendarEntry } from '../../core/email/calendar-entry.ts';
import { addLinks } from '../../core/feeds/add-links.ts';
import { feedEntry } from '../../core/feeds/feed-entry.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { calendarPage } from '../../core/pages/calendar-page.ts';
import { resourcesPage } from '../../core/pages/resources-page.ts';
import { ANY_RESOURCE } from '../../core/resources/resource-wish.ts';
import { LONGEST } from '../../core/submissions/read-submission.ts';
import { readable } from '../email/reading.ts';
import { agency, SITE_URL } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const TITLE = 'Buy gold now';
const NOW = new Date('2026-01-05T17:00:00Z');
const theirs = makeEvent({
  source: 'community',
  summary: TITLE,
  description: 'It glitters.',
  presenters: [],
});
const ours = { ...theirs, source: 'calendar' as const };

const readers = STYLES.flatMap((style) => agency.languages.map((language) => ({ style, language })));

interface Told {
  readonly title: string;
  readonly text: string;
}

/** What stands in somebody's own calendar, by each of the ways into it. */
function toldIn(event: Event, style: Style, language: string): Told[] {
  const words = catalogueFor(language, agency);
  const telling = { agency, words, style, siteUrl: SITE_URL };
  const entries = [
    calendarEntry({ event, agency, style, words }),
    feedEntry({ ...event, ...LONG_AGO }, telling),
  ].map(({ summary, description }) => ({ title: summary, text: description ?? '' }));
  const links = addLinks(event, telling).map(({ address }) => {
    const { searchParams: given } = new URL(address);
    return {
      title: given.get('text') ?? given.get('subject') ?? '',
      text: given.get('details') ?? given.get('body') ?? '',
    };
  });
  return [...entries, ...links];
}

describe.each(readers)('in a reader’s own calendar, $style, in $language', ({ style, language }) => {
  const { mark } = catalogueFor(language, agency).submissions;

  it('it is marked by every way in, and its discreet title names no agency', () => {
    const told = toldIn(theirs, style, language);
    expect(told).toHaveLength(5);
    for (const { title, text } of told) {
      expect(text).toContain(mark.label);
      expect(text).toContain(agency.shortName);
      expect(title).not.toContain(agency.shortName);
      expect(title === TITLE).toBe(style === 'open');
    }
  });

  it('the agency’s own is not', () => {
    for (const { title, text } of toldIn(ours, style, language)) {
      expect(text).not.toContain(mark.label);
      expect(title.includes(agency.shortName)).toBe(style === 'discreet');
    }
  });
});

describe.each(agency.languages)('on the pages, in %s', (language) => {
  const words = catalogueFor(language, agency);
  const { label, discreet } = words.submissions.mark;

  it('it is marked where the front page says what comes next', () => {
    const nextOf = (event: Event) => {
      const calendar = { year: 2026, name: 'The Month', description: '', events: [event] };
      const page = calendarPage({ calendar, agency, years: [2026], now: NOW, language });
      return /<div class="next">.*?<\/div>/s.exec(page)?.[0] ?? '';
    };
    const mark = discreet.replace('{agency}', agency.shortName);
    expect(readable(nextOf(theirs))).toContain(mark);
    expect(nextOf(ours)).toContain(TITLE);
    expect(nextOf(ours)).not.toContain(mark);
  });

  it('it is marked among the trainings', () => {
    const trainings = (event: Event) => resources([{ ...event, kind: 'ON-DEMAND' }], 1, language);
    expect(trainings(theirs)).toContain(label);
    expect(trainings(ours)).toContain(TITLE);
    expect(trainings(ours)).not.toContain(label);
  });
});

const resources = (events: readonly Event[], page = 1, language = 'en') =>
  resourcesPage({ agency, language, wish: ANY_RESOURCE, events, page, resources: null, now: NOW });

it('a hundred trainings of nothing but noise stand on pages below 30 KB, each once, the agency’s own on the first', () => {
  const noise = (name: string, signs: number) =>
    Array.from({ length: Math.ceil(signs / 43) }, (_, index) =>
      createHash('sha256').update(`${name} ${index}`).digest('base64url'),
    )
      .join('')
      .slice(0, signs);
  const events = Array.from({ length: 100 }, (_, index) =>
    makeEvent({
      ...{ uid: `${index}`, source: 'community', kind: 'ON-DEMAND' },
      ...{
        summary: noise(`title ${index}`, LONGEST.title),
        presenters: [noise(`by ${index}`, LONGEST.presenters)],
      },
    }),
  );
  const own = makeEvent({ uid: 'ours@example.org', kind: 'ON-DEMAND', summary: 'Our own training' });
  const first = resources([...events, own]);
  const pages = Number(/Page 1 of (\d+)/.exec(first)?.[1]);
  const all = Array.from({ length: pages }, (_, index) => resources([...events, own], index + 1));
  for (const page of all) expect(gzipSync(page).length).toBeLessThan(30_000);
  for (const { summary } of events) expect(all.filter((page) => page.includes(summary))).toHaveLength(1);
  expect(all.map((page) => page.includes('Our own training'))).toEqual(all.map((_, index) => index === 0));
});
