/** Leaving by the link of a mailing. Nothing changes on GET: mail scanners open every link. */
import type { Context, Hono } from 'hono';
import { UNSUBSCRIBE_PATH } from '../../core/contract/paths.ts';
import { localized } from '../../core/languages/languages.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
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
  const action = `${UNSUBSCRIBE_PATH}/${tokenOf(c)}`;
  return c.html(unsubscribePage({ ...reader, listNames: listNames(leaving, reader), action }));
}

/**
 * Acts at once (RFC 8058): any body, any client, no cookie, no redirect, the same answer each time. The token is
 * taken from the path alone. A damaged link says so: its check tells nothing of who is on a list.
 */
async function leave(c: Context, dependencies: WebDependencies): Promise<Response> {
  const [reader, leaving] = await Promise.all([readerOf(c, dependencies), readLink(c, dependencies)]);
  forgetThisPage(c);
  if (!leaving) return c.html(brokenLinkPage(reader), 404);
  for (const audience of leaving.audiences) await dependencies.subscriptions.leave(leaving.id, audience);
  return c.html(unsubscribedPage(reader));
}

function listNames({ audiences }: Leaving, { agency, language }: Reader): string[] {
  const known = agency.lists.filter(({ id }) => audiences.includes(id));
  return known.map(({ name }) => localized(name, language, agency));
}
