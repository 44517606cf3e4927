/** Gives all tests of a run one folder for the bundles of the functions; a watched run makes them anew after each change. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { SHARED_BUNDLES } from '../local/bundle-functions.ts';

const folder = mkdtempSync(join(tmpdir(), 'shared-bundles-'));

/** Called by vitest before the first test. */
export function setup(project: TestProject): void {
  process.env[SHARED_BUNDLES] = folder;
  project.onTestsRerun(async () => rmSync(join(folder, 'functions'), { recursive: true, force: true }));
}

/** Called by vitest after the last test. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
