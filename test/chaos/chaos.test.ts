/** A short run of what `npm run chaos` does for minutes: the same faults, fewer people, one seed. */
import { expect, it } from 'vitest';
import { reportText } from './report.ts';
import { run } from './run.ts';

it('loses nobody and mails nobody twice, whatever breaks', async () => {
  const result = await run({ seed: 5, people: 400, rounds: 1, large: 2, small: 6, minutes: 20 });
  expect(result.violations, reportText(result)).toEqual([]);
  expect(result.rounds[0]?.accepted).toBeGreaterThan(500);
});
