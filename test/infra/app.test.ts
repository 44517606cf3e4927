import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Runs the app as the CLI does, without bundling. */
function run(context: Readonly<Record<string, unknown>>) {
  const out = join(mkdtempSync(join(tmpdir(), 'cdk-out-')), 'assembly');
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/app.ts')], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: out,
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
    },
  });
  return { status, stderr, made: existsSync(out) ? readdirSync(out) : [] };
}

test('the shipped calendars and agency make a stack named after service and stage', () => {
  const { status, stderr, made } = run({ stage: 'staging' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(made).toContain('prevention-month-staging.template.json');
});

test('a wrong setting is one sentence, and nothing has been made', () => {
  expect(run({ stage: 'prod' })).toEqual({
    status: 1,
    stderr: 'There is no stage "prod": choose one with -c stage=dev|staging|production.\n',
    made: [],
  });
});
