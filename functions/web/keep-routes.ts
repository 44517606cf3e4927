/** The answer to a check-in. Nothing changes on GET: mail scanners open every link. */
import type { Context, Hono } from 'hono';
import { KEEP_PATH } from '../../core/contract/paths.ts';
import { keepPage, keptPage } from '../../core/pages/keep-page.ts';
import { brokenLinkPage } from '../../core/pages/unsubscribe-page.ts';
import { readPersonalToken } from '../../core/subscribers/personal-link.ts';
import { forgetThisPage, tokenOf } from './private-page.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function keepRoutes(app: Hono, dependencies: WebDependencies): void {
  app.get(`${KEEP_PATH}/:token{.*}`, (c) => offerToKeep(c, dependencies));
  app.post(`${KEEP_PATH}/:token{.*}`, (c) => keep(c, dependencies));
}

async function offerToKeep(c: Context, dependencies: WebDependencies): Promise<Response> {
  const reader = await readerOf(c, dependencies);
  forgetThisPage(c);
  const token = tokenOf(c);
  const id = readPersonalToken(KEEP_PATH, token, await dependencies.linkKeys());
  if (!id) return c.html(brokenLinkPage(reader), 404);
  return c.html(keepPage({ ...reader, action: `${KEEP_PATH}/${token}` }));
}

/** The link alone is the proof, as for leaving; the same answer whether anything is kept of the person or not. */
async function keep(c: Context, dependencies: WebDependencies): Promise<Response> {
  const reader = await readerOf(c, dependencies);
  forgetThisPage(c);
  const id = readPersonalToken(KEEP_PATH, tokenOf(c), await dependencies.linkKeys());
  if (!id) return c.html(brokenLinkPage(reader), 404);
  await dependencies.subscribers.answer(id, new Date().toISOString());
  return c.html(keptPage(reader));
}
