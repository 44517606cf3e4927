/** The archive of newsletter issues: those whose moment has come, and no word of the others. */
import type { Context, Hono } from 'hono';
import { singleLine } from '../../core/email/plain-text.ts';
import { readFeedWish } from '../../core/feeds/feed-wish.ts';
import { newsletterFeed } from '../../core/feeds/newsletter-feed.ts';
import { LONGEST_SEARCH } from '../../core/newsletters/archive.ts';
import { isOut, type Newsletter } from '../../core/newsletters/newsletter.ts';
import { yearsAhead } from '../../core/newsletters/upcoming-events.ts';
import { NEWSLETTERS_PATH } from '../../core/pages/addresses.ts';
import { newsletterArchivePage } from '../../core/pages/newsletter-archive-page.ts';
import { newsletterPage } from '../../core/pages/newsletter-page.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { answerFeed, refuseWish } from './answer-feed.ts';
import { answerPage } from './compressed.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function newsletterRoutes(app: Hono, dependencies: WebDependencies): void {
  app.get(NEWSLETTERS_PATH, (c) => showArchive(c, dependencies));
  app.get(`${NEWSLETTERS_PATH}/feed.atom`, (c) => showFeed(c, dependencies));
  app.get(`${NEWSLETTERS_PATH}/:slug{[a-z0-9-]+}`, (c) => showIssue(c, dependencies));
}

/** A page that says again what somebody searched for is not compressed (see `compressed.ts`), and kept nowhere. */
async function showArchive(c: Context, dependencies: WebDependencies): Promise<Response> {
  const [reader, newsletters] = await Promise.all([
    readerOf(c, dependencies),
    dependencies.publications.newsletters(),
  ]);
  const search = singleLine((c.req.query('q') ?? '').slice(0, LONGEST_SEARCH));
  const tag = /^[0-9a-f]{8}$/.exec(c.req.query('tag') ?? '')?.[0] ?? null;
  const page = newsletterArchivePage({ ...reader, newsletters, tag, search, now: new Date() });
  return search === '' ? answerPage(c, page) : c.html(page);
}

async function showIssue(c: Context, dependencies: WebDependencies): Promise<Response> {
  const [reader, newsletters] = await Promise.all([
    readerOf(c, dependencies),
    dependencies.publications.newsletters(),
  ]);
  const newsletter = newsletters.find(({ slug }) => slug === c.req.param('slug'));
  if (!newsletter || !isOut(newsletter, new Date())) return c.html(notFoundPage(reader), 404);
  const events = await eventsAround(newsletter, dependencies);
  return answerPage(c, newsletterPage({ ...reader, newsletter, events }));
}

/** Of those years that have a calendar. */
async function eventsAround({ issuedAt }: Newsletter, { events }: WebDependencies) {
  const heads = await events.heads();
  const years = yearsAhead(issuedAt).filter((year) => heads.some((head) => head.year === year));
  return (await Promise.all(years.map((year) => events.events(year)))).flat();
}

async function showFeed(c: Context, dependencies: WebDependencies): Promise<Response> {
  const { publications, siteUrl } = dependencies;
  const [reader, newsletters] = await Promise.all([readerOf(c, dependencies), publications.newsletters()]);
  const read = readFeedWish(c.req.queries(), [], reader.agency);
  if (!read.ok) return refuseWish(c, read, reader);
  const { agency } = reader;
  const { content, updated } = newsletterFeed({
    newsletters,
    agency,
    siteUrl,
    ...read.wish,
    now: new Date(),
  });
  const type = 'application/atom+xml; charset=utf-8';
  return answerFeed(c, { content, type, fileName: 'newsletters.atom', changedAt: updated });
}
