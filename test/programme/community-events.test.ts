/** What the community holds: told once a day, and never as if it were the agency's own. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agency } from '../../core/agency/agency.ts';
import { STYLES } from '../../core/agency/style.ts';
import { LONG_AGO, type StoredEvent } from '../../core/calendar/changes.ts';
import type { Event } from '../../core/calendar/event.ts';
import { refOf } from '../../core/calendar/event-ref.ts';
import { renderDigest } from '../../core/email/render-digest.ts';
import { renderProgramme } from '../../core/email/render-programme.ts';
import { renderReminder } from '../../core/email/render-reminder.ts';
import { jsonFeed } from '../../core/feeds/json-feed.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { upcomingEvent } from '../../core/newsletters/upcoming-events.ts';
import { materialFactsOf } from '../../core/notices/material-facts.ts';
import { renderNotice } from '../../core/notices/render-notice.ts';
import { announcementsOf } from '../../core/programme/announcement.ts';
import { countPeopleTold } from '../../core/programme/people-told.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { delivered } from '../email/reading.ts';
import { SITE_URL, agency as sample } from '../email/sample.ts';
import { makeEvent } from '../events.ts';
import { HEAD } from './told.ts';

const TITLE = 'Buy gold now, call +1 900 555 0100';
const OWN = 'Hidden in plain sight';
const theirs = (differences: Partial<Event> = {}): Event =>
  makeEvent({ uid: 'submission-1', source: 'community', summary: TITLE, ...differences });
const ours = makeEvent({ uid: 'ours@example.org', summary: OWN, startsAt: '2026-01-13T22:00:00Z' });

const readers = STYLES.flatMap((style) => sample.languages.map((language) => ({ style, language })));
const where = { agency: sample, siteUrl: SITE_URL };
const digestOf = (beginning: readonly Event[], reader: (typeof readers)[number]) =>
  renderDigest({ rhythm: 'daily', day: '2026-01-13', beginning, goingOn: [], ...where, ...reader });
const newsOf = (events: readonly Event[], reader: (typeof readers)[number]) =>
  renderProgramme({ year: 2026, events, more: 0, whole: false, head: HEAD, ...where, ...reader });

/** `Community event, not by DOE.` */
const markIn = (language: string): string =>
  catalogueFor(language, sample).submissions.mark.discreet.replace('{agency}', sample.shortName);

describe.each(readers)('what others hold, $style, in $language', (reader) => {
  it('is marked in programmes and digests', () => {
    for (const { html, text } of [digestOf([theirs()], reader), newsOf([theirs()], reader)]) {
      expect(delivered(html)).toContain(markIn(reader.language));
      expect(delivered(text).replaceAll('\n', ' ')).toContain(markIn(reader.language));
    }
  });

  it('is no subject of ours', () => {
    const event = theirs({ reminders: [] });
    const reminder = { offset: '-P1D', dueAt: '2026-01-12T21:00:00Z', useUntil: '2026-01-13T21:00:00Z' };
    const cancelled = { ...event, status: 'CANCELLED' as const };
    const subjects = [
      digestOf([event], reader),
      digestOf([event, ours], reader),
      newsOf([event], reader),
      renderReminder({ event, reminder, month: null, ...where, ...reader }),
      renderNotice({
        event: cancelled,
        from: materialFactsOf(event),
        stampedAt: '2026-01-05T17:00:00Z',
        ...where,
        ...reader,
      }),
    ].map(({ subject }) => delivered(subject));
    for (const subject of subjects) expect(subject).not.toMatch(/gold|\{/);
    if (reader.style === 'open') expect(subjects[1]).toContain(OWN);
  });

  it('is marked where it is called off', () => {
    const event = theirs();
    const told = { event: { ...event, status: 'CANCELLED' as const }, from: materialFactsOf(event) };
    const { html, text } = renderNotice({ ...told, stampedAt: '2026-01-05T17:00:00Z', ...where, ...reader });
    const { label } = catalogueFor(reader.language, sample).submissions.mark;
    expect(html).toContain(label);
    expect(text).toContain(label);
  });
});

it('is marked in newsletters and in the JSON of a year', () => {
  const words = catalogueFor('en', sample);
  expect(upcomingEvent(theirs(), { agency: sample, words }).facts).toContain(markIn('en'));
  expect(upcomingEvent(ours, { agency: sample, words }).facts).not.toContain(markIn('en'));
  const wish = { topic: null, kind: null, style: 'open', language: 'en' } as const;
  const events = [theirs(), ours].map((event) => ({ ...event, ...LONG_AGO }));
  const head = { ...HEAD, changedAt: LONG_AGO.changedAt };
  const feed = JSON.parse(jsonFeed({ events, head, wish, ...where }));
  expect(feed.events.map((one: { community: boolean }) => one.community)).toEqual([true, false]);
});

it('a link for those with a place alone stands in no programme and no digest', () => {
  const conference = 'https://zoom.example/j/123?pwd=s';
  const event = makeEvent({
    ...{ kind: 'IN-PERSON', capacity: 10, conference },
    ...{ summary: `Talk ${conference}`, location: `Hall; ${conference}` },
  });
  for (const reader of readers)
    for (const { subject, html, text } of [digestOf([event], reader), newsOf([event], reader)])
      expect(delivered(`${subject}${html}${text}`)).not.toContain('zoom.example');
});

const [list] = sample.lists;
const opening: Agency = {
  ...sample,
  lists: list ? [{ ...list, programme: true }] : [],
  programme: { on: '12-08' },
} as Agency;
const added = (source: Event['source'], addedAt: string, index: number): StoredEvent => ({
  ...makeEvent({ uid: `${index}@example.org`, source }),
  ...LONG_AGO,
  addedAt,
});
const approved = fc
  .integer({ min: 0, max: 24 * 60 * 5 })
  .map((minute) => new Date(Date.parse('2026-01-05T08:00:00Z') + minute * 60_000).toISOString());

it('news of it is told at most once a day, at ten, after it was approved', () => {
  fc.assert(
    fc.property(fc.array(approved, { minLength: 1, maxLength: 20 }), (instants) => {
      const events = instants.map((addedAt, index) => added('community', addedAt, index));
      const announcements = announcementsOf(events, opening);
      expect(announcements.flatMap((one) => one.events)).toHaveLength(events.length);
      for (const { dueAt, events: told } of announcements) {
        expect(dueAt).toMatch(/T18:00:00\.000Z$/);
        for (const { addedAt } of told) {
          const waited = Date.parse(dueAt) - Date.parse(addedAt);
          expect(waited).toBeGreaterThanOrEqual(15 * 60_000);
          expect(waited).toBeLessThan(24 * 3_600_000 + 15 * 60_000);
        }
      }
      expect(new Set(announcements.map(({ dueAt }) => dueAt)).size).toBe(announcements.length);
    }),
    { numRuns: 50 },
  );
});

it('the agency’s own that comes at ten, too, is told with it', () => {
  const events = [
    added('community', '2026-01-05T09:00:00.000Z', 1),
    added('calendar', '2026-01-05T17:30:00.000Z', 2),
  ];
  expect(announcementsOf(events, opening)).toMatchObject([
    { dueAt: '2026-01-05T18:00:00.000Z', events: [{}, {}] },
  ]);
});

it('whoever decides is told how many hear of it, at most', async () => {
  const asked = eventAudience(refOf(theirs()));
  const counts = { count: async (audience: string) => (audience === asked ? 0 : 700) };
  expect(await countPeopleTold(theirs(), opening, counts)).toBe(700);
  const silent = { ...opening, lists: opening.lists.map((one) => ({ ...one, hears: 'none' as const })) };
  expect(await countPeopleTold(theirs(), silent, counts)).toBe(700);
  expect(await countPeopleTold(theirs(), { ...silent, programme: undefined }, counts)).toBe(0);
  const wanted = { count: async (audience: string) => (audience === asked ? 3 : 700) };
  expect(await countPeopleTold(theirs(), opening, wanted)).toBe(703);
});
