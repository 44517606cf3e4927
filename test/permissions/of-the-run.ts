/** Has every call of a run authorized, fails the run when one was refused, and leaves what was used for the check after it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { LAST_RUN, type LastRun } from './last-run.ts';
import { refusalInWords, refusedIn, usedIn } from './notes.ts';
import { authorizeThisRun } from './this-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'permissions-'));
let project: TestProject;

/** Called by vitest before the first test; a watched run reads the roles anew after each change. */
export function setup(given: TestProject): void {
  project = given;
  authorizeThisRun(folder);
  project.onTestsRerun(async () => {
    for (const part of ['roles.json', 'roles-begun'])
      rmSync(join(folder, part), { recursive: true, force: true });
  });
}

/** Called by vitest after the last test. */
export async function teardown(): Promise<void> {
  const refused = refusedIn(folder);
  const run: LastRun = { notWhole: await whyNotWhole(), used: usedIn(folder) };
  mkdirSync(dirname(LAST_RUN), { recursive: true });
  writeFileSync(LAST_RUN, `${JSON.stringify(run, null, 1)}\n`);
  rmSync(folder, { recursive: true, force: true });
  if (refused.length === 0) return;
  const lines = new Set(refused.map(refusalInWords));
  throw new Error(`Not allowed by the role in the template:\n${[...lines].join('\n')}`);
}

/** Why the run says nothing of what no test uses; null where it was whole. */
async function whyNotWhole(): Promise<string | null> {
  const { vitest } = project;
  if (vitest.config.testNamePattern !== undefined) return 'it ran the tests of one name only';
  const { testFiles } = await project.globTestFiles();
  const modules = vitest.state.getTestModules();
  if (modules.length < testFiles.length) return `it ran ${modules.length} of ${testFiles.length} test files`;
  const failed = modules.filter((module) => module.state() !== 'passed' && module.state() !== 'skipped');
  return failed.length > 0 ? `${failed.length} of its test files have failed` : null;
}
