/** The links of letters: a page with a button on GET, and what was asked for on POST, which leads to a page without the token. */
import type { Context, Hono } from 'hono';
import type { RequestToConfirm } from '../../core/contract/letters.ts';
import { CONFIRM_PATH } from '../../core/contract/paths.ts';
import { catalogueFor, offeredFor } from '../../core/languages/languages.ts';
import { letterIdAfter } from '../../core/letters/letter-id.ts';
import { tokenHash } from '../../core/letters/letter-link.ts';
import { type LinkState, linkState, ownerOf, requestName } from '../../core/letters/pending-request.ts';
import { CONFIRMED_PATH, inLanguage } from '../../core/pages/addresses.ts';
import { confirmPage } from '../../core/pages/confirm-page.ts';
import { confirmedPage, confirmedWhat } from '../../core/pages/confirmed-page.ts';
import { type ClosedState, linkStatePage } from '../../core/pages/link-state-page.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { type Asked, type AskedOf, confirmingOf } from './confirming.ts';
import { forgetThisPage, tokenOf } from './private-page.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function confirmRoutes(app: Hono, dependencies: WebDependencies): void {
  app.get(`${CONFIRM_PATH}/:token{.*}`, (c) => askToConfirm(c, dependencies));
  app.post(`${CONFIRM_PATH}/:token{.*}`, (c) => confirm(c, dependencies));
  app.get(`${CONFIRMED_PATH}/:what`, (c) => showConfirmed(c, dependencies));
}

/** How a link stands; of an open one also all that is kept of whose choice it is. */
type ReadLink = Closed | (Extract<LinkState, { state: 'open' }> & Pick<AskedOf<RequestToConfirm>, 'owner'>);
type Closed = Exclude<LinkState, { state: 'open' }>;

async function readLink(c: Context, { pending, subscribers, linkKeys }: WebDependencies): Promise<ReadLink> {
  const hash = tokenHash(tokenOf(c));
  const found = hash === null ? undefined : await pending.find(hash);
  const request = found?.request;
  const owner = request && (await subscribers.read(ownerOf({ id: found.id, request })));
  const newest = request ? owner?.newest[requestName(request)] : undefined;
  const link = linkState(hash ?? '', found, { newest, keys: await linkKeys(), now: new Date() });
  // Whatever is open was found with its request, and so was its owner.
  return link.state === 'open' && owner ? { ...link, owner } : (link as Closed);
}

async function askToConfirm(c: Context, dependencies: WebDependencies): Promise<Response> {
  const [link, anyone] = await Promise.all([readLink(c, dependencies), readerOf(c, dependencies)]);
  forgetThisPage(c);
  if (link.state !== 'open') return showState(c, anyone, link.state);
  const reader = inLanguageOf(link.request, anyone, c);
  const words = catalogueFor(reader.language, reader.agency);
  const described = await confirmingOf(link.request, dependencies).describe(link, reader, words);
  return c.html(confirmPage({ ...reader, described, action: `${CONFIRM_PATH}/${tokenOf(c)}` }));
}

/** Two at once do the same, and so does one that was stopped and comes again: the link is marked as used last. */
async function confirm(c: Context, dependencies: WebDependencies): Promise<Response> {
  const [link, anyone] = await Promise.all([readLink(c, dependencies), readerOf(c, dependencies)]);
  forgetThisPage(c);
  if (link.state !== 'open') return showState(c, anyone, link.state);
  const reader = inLanguageOf(link.request, anyone, c);
  const words = catalogueFor(reader.language, reader.agency);
  const done = await confirmingOf(link.request, dependencies).confirm(link);
  if ('refused' in done) return c.html(done.refused(reader, words), 409);
  await takeBackComplaint(link, dependencies);
  await dependencies.pending.use(tokenHash(tokenOf(c)) ?? '');
  return c.redirect(inLanguage(`${CONFIRMED_PATH}/${done.what}`, words.tag, reader.agency), 303);
}

/**
 * Whoever confirms after a complaint wants our mail again. The letter is queued first: stopped after that, the suppression
 * still stands, and the next press asks for the same letter.
 */
async function takeBackComplaint(
  { id, request }: Asked<RequestToConfirm>,
  { suppressions, queueLetter }: WebDependencies,
): Promise<void> {
  // Whoever submits something asks for no mailings.
  if (request.purpose === 'confirm-submission') return;
  if ((await suppressions.find(id)) !== 'complaint') return;
  const { address, language } = request;
  const letter = letterIdAfter(request.letter, 'welcome-back');
  await queueLetter({ purpose: 'welcome-back', letter, id, address, language });
  await suppressions.lift(id, 'complaint');
}

/** A page asked for by a letter speaks the language chosen for it, unless the reader switches. */
function inLanguageOf({ language }: RequestToConfirm, reader: Reader, c: Context): Reader {
  const switched = offeredFor(c.req.query('language') ?? '', reader.agency) !== undefined;
  return switched ? reader : { ...reader, language };
}

function showState(c: Context, reader: Reader, state: ClosedState): Response | Promise<Response> {
  const { html, status } = linkStatePage(reader, state);
  return c.html(html, status);
}

async function showConfirmed(c: Context, dependencies: WebDependencies): Promise<Response> {
  const reader = await readerOf(c, dependencies);
  const what = confirmedWhat(c.req.param('what') ?? '');
  if (!what) return c.html(notFoundPage(reader), 404);
  forgetThisPage(c);
  return c.html(confirmedPage(reader, what));
}
