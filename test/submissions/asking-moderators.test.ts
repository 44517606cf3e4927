/** How often moderators are asked: once about each submission, and then once a week about all that waits. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askingModerator } from '../../core/submissions/submission-messages.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-01-05T17:00:00Z');
const moderator = 'e'.repeat(32);
const at = (day: number) => new Date(START + day * DAY_MS);

it('whatever waits and however much, one letter about each and at most one a week about all', () => {
  const since = fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(since, (days) => {
      const submissions = days.map((day, index) => ({
        ...{ id: index.toString(16).padStart(32, '0'), revision: 1 },
        waitsSince: at(day).toISOString(),
      }));
      const letters = new Map<string, Set<string>>();
      for (let day = 0; day <= 70; day += 1)
        for (const submission of submissions) {
          if (submission.waitsSince > at(day).toISOString()) continue;
          const { purpose, letter } = askingModerator(submission, moderator, at(day));
          letters.set(purpose, (letters.get(purpose) ?? new Set()).add(letter));
        }
      expect(letters.get('moderate')?.size).toBeLessThanOrEqual(submissions.length);
      expect(letters.get('moderate-again')?.size).toBeLessThanOrEqual(11);
    }),
    { numRuns: 30 },
  );
});

it('nothing is brought again within three days, and everything is within ten', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 14, noNaN: true }), (day) => {
      const submission = { id: 'd'.repeat(32), revision: 1, waitsSince: at(day).toISOString() };
      const purposeAfter = (days: number) => askingModerator(submission, moderator, at(day + days)).purpose;
      expect(purposeAfter(2.99)).toBe('moderate');
      expect(purposeAfter(10.01)).toBe('moderate-again');
    }),
  );
});
