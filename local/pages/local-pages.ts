/** The operator's pages of the one-machine cloud, at `/_local`: the inbox, the schedules that wait, mailings, and the clock. */
import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { clockButtons } from './clock-buttons.ts';
import { jsonApi } from './json-api.ts';
import { viewOf } from './layout.ts';
import { mailingsPages } from './mailings-pages.ts';
import { missingPage } from './missing-page.ts';
import type { LocalPagesOptions } from './options.ts';
import { readingPages } from './reading-pages.ts';
import { sameMachine } from './same-machine.ts';
import { whatIfButtons } from './what-if.ts';

export type { LocalPagesOptions } from './options.ts';

const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

const LONGEST_BODY = 64 * 1024;

/** The pages and the JSON API; mount them at `/_local`. */
export function localPages(options: LocalPagesOptions): Hono {
  const app = new Hono();
  const onError = (c: Context) => c.json({ error: 'The body is too large.' }, 413);
  app.use(sameMachine, bodyLimit({ maxSize: LONGEST_BODY, onError }));
  app.route('/', jsonApi(options));
  app.route('/', readingPages(options));
  app.route('/', whatIfButtons(options));
  app.route('/', mailingsPages(options));
  app.route('/time', clockButtons(options));
  app.get('/style.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.onError((error, c) => c.text(`That did not work. ${error.message}\n`, 500));
  app.all('*', (c) => c.html(missingPage(viewOf(options)), 404));
  return app;
}
