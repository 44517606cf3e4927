/** Leaving by the link of a mailing. Nothing changes on GET: mail scanners open every link. */
import type { Context, Hono } from 'hono';
import { UNSUBSCRIBE_PATH } from '../../core/contract/paths.ts';
import { brokenLinkPage, unsubscribedPage, unsubscribePage } from '../../core/pages/unsubscribe-page.ts';
import { type Leaving, readUnsubscribeToken } from '../../core/subscribers/unsubscribe-link.ts';
import { forgetThisPage, tokenOf } from './private-page.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function unsubscribeRoutes(app: Hono, dependencies: WebDependencies): void {
  app.get(`${UNSUBSCRIBE_PATH}/:token{.*}`, (c) => offerToLeave(c, dependencies));
  app.post(`${UNSUBSCRIBE_PATH}/:token{.*}`, (c) => leave(c, dependencies));
}

async function readLink(c: Context, { linkKeys }: WebDependencies): Promise<Leaving | null> {
  return readUnsubscribeToken(tokenOf(c), await linkKeys());
}

/** The page with the button, for whoever holds the link: on the list or not, it is the same. */
async function offerToLeave(c: Context, dependencies: WebDependencies): Promise<Response> {
  const [reader, leaving] = await Promise.all([readerOf(c, dependencies), readLink(c, dependencies)]);
  forgetThisPage(c);
  if (!leaving) return c.html(brokenLinkPage(reader), 404);
  const { audiences } = leaving;
  return c.html(unsubscribePage({ ...reader, audiences, action: `${UNSUBSCRIBE_PATH}/${tokenOf(c)}` }));
}

/**
 * Acts at once (RFC 8058): any body, any client, no cookie, no redirect, no limit, the same answer each time. The token is
 * taken from the path alone, and what a browser says of where the request comes from is not asked: it is a mailbox
 * that posts. A damaged link says so: its check tells nothing of who is on a list.
 */
async function leave(c: Context, dependencies: WebDependencies): Promise<Response> {
  const [reader, leaving] = await Promise.all([readerOf(c, dependencies), readLink(c, dependencies)]);
  forgetThisPage(c);
  if (!leaving) return c.html(brokenLinkPage(reader), 404);
  const { id, audiences } = leaving;
  for (const audience of audiences) await dependencies.subscriptions.leave(id, audience);
  return c.html(unsubscribedPage({ ...reader, audiences }));
}
