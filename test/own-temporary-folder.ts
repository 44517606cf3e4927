/** What the tests of a run leave in the temporary folder goes with the run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;

/** Called by vitest before the first test, and before its workers are started: they have this environment. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'tests-'));
  process.env.TMPDIR = folder;
}

/** Called by vitest after the last test. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
