/** One path and the methods it takes; any other is answered 405, with those it takes (RFC 9110 section 15.5.6). */
import type { Context, Hono } from 'hono';
import { refusedPage } from '../../core/pages/refused-page.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

type Answer = (c: Context) => Response | Promise<Response>;

/** What answers at a path. HEAD is answered wherever GET is, as GET without its body. */
export interface Answers {
  readonly get: Answer;
  readonly post?: Answer;
}

export function allowMethods(
  app: Hono,
  path: string,
  { get, post }: Answers,
  dependencies: Pick<WebDependencies, 'agencies'>,
): void {
  app.get(path, get);
  if (post) app.post(path, post);
  app.all(path, async (c) => {
    c.header('Allow', post ? 'GET, HEAD, POST' : 'GET, HEAD');
    c.header('Cache-Control', 'no-store');
    return c.html(refusedPage(await readerOf(c, dependencies), 405, path.includes(':') ? null : path), 405);
  });
}
