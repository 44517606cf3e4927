import { describe, expect, it } from 'vitest';
import { checkInsAhead } from '../../core/check-in/check-in.ts';
import { decideCheckIn } from '../../core/check-in/decide-check-in.ts';
import { agency as asksNobody } from '../email/sample.ts';

const agency = { ...asksNobody, checkIn: { on: '12-01', eraseUnanswered: true } };
const message = { checkIn: 2028, dueAt: '2028-12-01T18:00:00Z' };
const never = { lastYear: null, yearBefore: null };
const decide = ({ of = agency, now = message.dueAt, earlier = never as Earlier, due = message } = {}) =>
  decideCheckIn(due, { agency: of, earlier, now: new Date(now) });
type Earlier = { lastYear: string | null; yearBefore: string | null };

describe('whether a check-in that is due becomes a mailing', () => {
  it('does, at ten o’clock where the agency is, to everyone on a list', () => {
    expect(decide()).toMatchObject({
      start: true,
      mailing: { id: '2028-check-in', audiences: ['month-events'], useUntil: '2028-12-08T18:00:00Z' },
    });
  });

  it('does not when the agency file asks nobody any more, or on another day', () => {
    expect(decide({ of: { ...agency, checkIn: null as never } })).toEqual({ start: false, because: 'gone' });
    const moved = { ...agency, checkIn: { on: '11-15', eraseUnanswered: true } };
    expect(decide({ of: moved })).toEqual({ start: false, because: 'moved' });
  });

  it('does for a week, and comes back when it rang too early', () => {
    expect(decide({ now: '2028-12-08T17:59:59Z' })).toMatchObject({ start: true });
    expect(decide({ now: '2028-12-08T18:00:00Z' })).toEqual({ start: false, because: 'too-late' });
    expect(() => decide({ now: '2028-12-01T17:00:00Z' })).toThrow(/rang before that/);
  });

  it.each<[string, Earlier, boolean, string | null]>([
    ['nobody at the first', never, true, null],
    ['nobody at the second', { lastYear: '2027-12-01T18:00:05Z', yearBefore: null }, true, null],
    ['nobody after a year without one', { lastYear: null, yearBefore: '2026-12-01T18:00:05Z' }, true, null],
    [
      'at the third whoever has been silent since before the first',
      { lastYear: '2027-12-01T18:00:05Z', yearBefore: '2026-12-01T18:00:05Z' },
      true,
      '2026-12-01T18:00:05Z',
    ],
    [
      'nobody where the agency file does not want it',
      { lastYear: '2027-12-01T18:00:05Z', yearBefore: '2026-12-01T18:00:05Z' },
      false,
      null,
    ],
  ])('erases %s', (_, earlier, eraseUnanswered, silentSince) => {
    const decision = decide({ of: { ...agency, checkIn: { on: '12-01', eraseUnanswered } }, earlier });
    expect(decision).toMatchObject({ start: true, mailing: { silentSince } });
  });
});

it('check-ins are scheduled for this year and the next two, by the agency’s own clock', () => {
  const ahead = checkInsAhead({ ...agency, timeZone: 'Europe/Madrid' }, new Date('2026-11-21T00:00:00Z'));
  expect(ahead.map(({ dueAt }) => dueAt)).toEqual([
    '2026-12-01T09:00:00Z',
    '2027-12-01T09:00:00Z',
    '2028-12-01T09:00:00Z',
  ]);
  expect(checkInsAhead(asksNobody, new Date('2026-11-21T00:00:00Z'))).toEqual([]);
});

it('a check-in on February 29 is on the last day of every February', () => {
  const leap = { ...agency, checkIn: { on: '02-29', eraseUnanswered: false } };
  const days = checkInsAhead(leap, new Date('2027-01-01T00:00:00Z')).map(({ dueAt }) => dueAt.slice(0, 10));
  expect(days).toEqual(['2027-02-28', '2028-02-29', '2029-02-28']);
});
