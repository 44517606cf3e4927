/** Where two years' calendars meet, there is one digest of both. */
import { expect, it } from 'vitest';
import type { Event } from '../../core/calendar/event.ts';
import { decideDigest } from '../../core/digest/decide-digest.ts';
import { digestMailingId, digestsOf, lastDigestAt } from '../../core/digest/digest.ts';
import { renderDigest } from '../../core/email/render-digest.ts';
import { agency, SITE_URL } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const at = (year: number, day: string): Event => {
  const [start, end] = [`${day}T20:00:00Z`, `${day}T21:00:00Z`];
  return makeEvent({ uid: day, year, start, end, startsAt: start, endsAt: end });
};
const EVENTS = [at(2026, '2026-12-31'), at(2027, '2027-01-01')];
const exhibit = makeEvent({
  ...{ uid: 'exhibit', year: 2026, kind: 'EXHIBIT', allDay: true, start: '2026-12-01', end: '2027-01-05' },
  ...{ startsAt: '2026-12-01T08:00:00Z', endsAt: '2027-01-05T08:00:00Z' },
});

it('nobody gets two at once, whatever the calendars', () => {
  const ids = digestsOf(EVENTS, agency).map(digestMailingId);
  expect(ids.toSorted()).toEqual([
    '2026-digest-daily-20261230T160000Z',
    '2026-digest-daily-20261231T160000Z',
    '2026-digest-weekly-20261228T160000Z',
    '2027-digest-daily-20270101T160000Z',
  ]);
});

it('it tells of both, of what goes on from one year into the next, and leads to a calendar that is there', () => {
  const dueAt = '2026-12-31T16:00:00Z';
  const decision = decideDigest(
    { digest: 'daily', year: 2026, dueAt },
    { events: [...EVENTS, exhibit], begun: undefined, agency, now: new Date(dueAt) },
  );
  if (!decision.start) throw new Error(decision.because);
  expect(decision.events.map(({ uid }) => uid)).toEqual(['2026-12-31', '2027-01-01', 'exhibit']);
  const { text } = renderDigest({
    ...{ rhythm: 'daily', day: '2026-12-31', agency, language: 'en', style: 'discreet', siteUrl: SITE_URL },
    ...{ beginning: EVENTS.slice(1), goingOn: [] },
  });
  expect(text).toMatch(new RegExp(`^${SITE_URL}/2027\\?language=en$`, 'm'));
});

it('the last digest before an instant is of that morning, or the one before', () => {
  const last = (rhythm: 'daily' | 'weekly', instant: string) =>
    lastDigestAt(rhythm, instant, 'America/Los_Angeles');
  // January 12, 2026 is a Monday.
  expect(last('daily', '2026-01-12T15:59:59Z')).toBe('2026-01-11T16:00:00Z');
  expect(last('daily', '2026-01-12T16:00:00Z')).toBe('2026-01-12T16:00:00Z');
  expect(last('weekly', '2026-01-12T15:59:59Z')).toBe('2026-01-05T16:00:00Z');
  expect(last('weekly', '2026-01-18T20:00:00Z')).toBe('2026-01-12T16:00:00Z');
});
