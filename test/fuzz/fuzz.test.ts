/** A short run of what `npm run fuzz` does for minutes: the same mutations, fewer calendars, one seed. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reportText } from './report.ts';
import { run } from './run.ts';

it('checks any calendar soon, and says what is wrong with it', async () => {
  const result = await run({ seed: 6, files: 400, threads: 2 });
  const { violations, outcomes } = result;
  expect(violations, violations.length > 0 ? reportText(result, join(tmpdir(), 'fuzz')) : '').toEqual([]);
  expect(outcomes.refused).toBeGreaterThan(100);
  expect(outcomes.clean + outcomes.warned).toBeGreaterThan(40);
});
