/** "Never write to this address again", from the foot of a letter. Nothing changes on GET: mail scanners open every link. */
import type { Context, Hono } from 'hono';
import { STOP_PATH } from '../../core/contract/paths.ts';
import { stopPage, stoppedPage } from '../../core/pages/stop-page.ts';
import { brokenLinkPage } from '../../core/pages/unsubscribe-page.ts';
import { giveUpTurns } from '../../core/registrations/give-up-turns.ts';
import { readPersonalToken } from '../../core/subscribers/personal-link.ts';
import { forgetThisPage, tokenOf } from './private-page.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function stopRoutes(app: Hono, dependencies: WebDependencies): void {
  app.get(`${STOP_PATH}/:token{.*}`, (c) => offerToStop(c, dependencies));
  app.post(`${STOP_PATH}/:token{.*}`, (c) => stop(c, dependencies));
}

async function readLink(c: Context, dependencies: WebDependencies) {
  const [reader, keys] = await Promise.all([readerOf(c, dependencies), dependencies.linkKeys()]);
  forgetThisPage(c);
  return { reader, id: readPersonalToken(STOP_PATH, tokenOf(c), keys) };
}

async function offerToStop(c: Context, dependencies: WebDependencies): Promise<Response> {
  const { reader, id } = await readLink(c, dependencies);
  if (!id) return c.html(brokenLinkPage(reader), 404);
  return c.html(stopPage({ ...reader, action: `${STOP_PATH}/${tokenOf(c)}` }));
}

/**
 * Suppressed before what waits is forgotten: in between, nothing that is confirmed brings mail. Turns in a line go, for nobody
 * could tell the person of their place. The same answer each time.
 */
async function stop(c: Context, dependencies: WebDependencies): Promise<Response> {
  const { reader, id } = await readLink(c, dependencies);
  if (!id) return c.html(brokenLinkPage(reader), 404);
  await dependencies.suppressions.suppress(id, 'asked');
  await dependencies.pending.forgetAll(id);
  const { events } = await dependencies.subscribers.read(id);
  await giveUpTurns(id, events, dependencies);
  return c.html(stoppedPage(reader));
}
