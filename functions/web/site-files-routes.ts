/** What stands beside the pages: their look, their script, the way out, and what robots and researchers ask for. */
import type { Context, Hono } from 'hono';
import { NEUTRAL_PAGE } from '../../core/agency/agency.ts';
import { EXIT_PATH, ICON_PATH } from '../../core/pages/addresses.ts';
import { icon } from '../../core/pages/icon.ts';
import { pageScript, SCRIPT_PATH } from '../../core/pages/page-script.ts';
import { ROBOTS_PATH, robotsText } from '../../core/pages/robots-text.ts';
import { SECURITY_PATH, securityText } from '../../core/pages/security-text.ts';
import { STYLESHEET_PATH, stylesheet } from '../../core/pages/stylesheet.ts';
import { answerCompressed, compressedOnce } from './compressed.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** Its address changes with its content (RFC 8246). */
const FOR_GOOD = 'public, max-age=31536000, immutable';
const FOR_A_DAY = 'public, max-age=86400';

/** A file that is the same for everyone. */
interface SiteFile {
  readonly type: string;
  readonly body: string;
  readonly cached: string;
}

const send = (c: Context, { type, body, cached }: SiteFile) =>
  c.body(body, 200, { 'Content-Type': type, 'Cache-Control': cached });

const STYLESHEET = { type: 'text/css; charset=utf-8', made: compressedOnce(stylesheet) };
const SCRIPT = { type: 'text/javascript; charset=utf-8', made: compressedOnce(pageScript) };

export function siteFilesRoutes(app: Hono, dependencies: WebDependencies): void {
  // A page that was loaded before a deploy asks for the files it knew: today's serve it, under a name that is not theirs.
  app.get('/:file{style\\.[0-9a-f]+\\.css}', (c) => sendNamed(c, STYLESHEET_PATH, STYLESHEET));
  app.get('/:file{page\\.[0-9a-f]+\\.js}', (c) => sendNamed(c, SCRIPT_PATH, SCRIPT));
  app.get(ICON_PATH, (c) => send(c, { type: 'image/svg+xml', body: icon, cached: FOR_A_DAY }));
  app.get(ROBOTS_PATH, (c) =>
    send(c, { type: 'text/plain; charset=utf-8', body: robotsText, cached: FOR_A_DAY }),
  );
  app.get(SECURITY_PATH, (c) => tellResearchers(c, dependencies));
  app.get(EXIT_PATH, (c) => leave(c, dependencies));
}

/** What is named for its content may be kept for good under that name, which is `path`. */
async function sendNamed(c: Context, path: string, { type, made }: typeof STYLESHEET): Promise<Response> {
  c.header('Cache-Control', c.req.path === path ? FOR_GOOD : 'no-cache');
  return answerCompressed(c, await made(), type);
}

async function tellResearchers(c: Context, { agencies, siteUrl }: WebDependencies): Promise<Response> {
  const body = securityText({ agency: await agencies.read(), siteUrl, now: new Date() });
  return send(c, { type: 'text/plain; charset=utf-8', body, cached: 'public, max-age=3600' });
}

/**
 * Away at once, and nothing of us stays that a browser lets us take back; history is the reader's alone to erase. It never
 * fails: where the agency can't be read, a neutral page is known anyway.
 */
async function leave(c: Context, { agencies }: WebDependencies): Promise<Response> {
  const to = await agencies.read().then(
    ({ quickExit }) => quickExit,
    () => NEUTRAL_PAGE,
  );
  c.header('Clear-Site-Data', '"cache", "cookies", "storage"');
  c.header('Cache-Control', 'no-store');
  return c.redirect(to, 303);
}
