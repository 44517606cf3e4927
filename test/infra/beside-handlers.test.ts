/** The threads that functions start, and the files that they read, are deployed beside their handlers, where these look for them. */

import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { App, Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { READING_LIMITS } from '../../core/calendar/reading-limits.ts';
import { besideUrl, packageFile, threadUrl } from '../../core/contract/bundling.ts';
import {
  DRAWING_FILES,
  FLYER_THREAD,
  type FunctionName,
  READING_THREAD,
} from '../../core/contract/functions.ts';
import { ServiceFunction } from '../../lib/service-function.ts';
import { AGENCY } from '../calendar/example-agency.ts';
import { calendarOf, webinar } from '../calendar/example-calendar.ts';
import { pdfOf } from '../submissions/pdf.ts';
import { anyEnvironment } from './synthesize.ts';

/** Where the bundle of a function lies once the CDK has made it. */
function bundleOf(name: FunctionName): string {
  const outdir = mkdtempSync(join(tmpdir(), 'threads-'));
  const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'));
  const app = new App({ context, outdir });
  new ServiceFunction(new Stack(app, 'test'), name, anyEnvironment);
  app.synth();
  const [handler = ''] = globSync(join(outdir, 'asset.*/index.mjs'));
  return handler;
}

test('load-calendar finds beside its handler the thread that reads calendars, which reads, and what pictures are drawn with', async () => {
  const handler = bundleOf('load-calendar');
  const url = threadUrl(READING_THREAD, pathToFileURL(handler).href);
  expect(dirname(url.pathname)).toBe(dirname(pathToFileURL(handler).pathname));
  expect(existsSync(url)).toBe(true);
  const thread = new Worker(url, { workerData: READING_LIMITS, execArgv: [] });
  const file = {
    file: '2027.ics',
    text: calendarOf(webinar()),
    year: 2027,
    agency: AGENCY,
    translations: [],
  };
  thread.postMessage(file);
  const [packed] = await once(thread, 'message');
  await thread.terminate();
  expect(deserialize(packed).calendar.events).toHaveLength(1);
  for (const file of Object.values(DRAWING_FILES)) {
    const beside = besideUrl(file, pathToFileURL(handler).href);
    expect(readFileSync(beside).equals(readFileSync(packageFile(file)))).toBe(true);
  }
});

test('web, which draws nothing, takes the thread along that checks flyers, which checks, and nothing else', async () => {
  const handler = bundleOf('web');
  expect(readdirSync(dirname(handler)).toSorted()).toEqual([
    'flyer.worker.mjs',
    'flyer.worker.mjs.map',
    'index.mjs',
    'index.mjs.map',
  ]);
  const thread = new Worker(threadUrl(FLYER_THREAD, pathToFileURL(handler).href), { execArgv: [] });
  thread.postMessage(pdfOf());
  const [judged] = await once(thread, 'message');
  await thread.terminate();
  expect(judged).toMatchObject({ ok: true, flyer: { type: 'pdf', pages: 1 } });
});
