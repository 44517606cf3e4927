/** Calendars out: a year's events for calendar programs, news readers and other websites, and how to subscribe to them. */
import type { Context, Hono } from 'hono';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import type { StoredHead } from '../../core/calendar/event.store.ts';
import { atomFeed } from '../../core/feeds/atom-feed.ts';
import { calendarFeed, eventFile, type FeedInput, tellingOf } from '../../core/feeds/calendar-feed.ts';
import { type FeedFormat, readFeedWish } from '../../core/feeds/feed-wish.ts';
import { jsonFeed } from '../../core/feeds/json-feed.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { subscribePage } from '../../core/pages/subscribe-page.ts';
import { answerFeed, refuse, refuseWish } from './answer-feed.ts';
import { answerPage } from './compressed.ts';
import { findEvent } from './find-event.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** How each feed is written, and what it is called in HTTP. */
const FORMATS: Readonly<Record<FeedFormat, { type: string; write: (input: FeedInput) => string }>> = {
  ics: { type: 'text/calendar; charset=utf-8', write: calendarFeed },
  atom: { type: 'application/atom+xml; charset=utf-8', write: atomFeed },
  json: { type: 'application/json; charset=utf-8', write: jsonFeed },
};

export function feedRoutes(app: Hono, dependencies: WebDependencies): void {
  for (const format of ['ics', 'atom', 'json'] as const) {
    app.get(`/:file{[0-9]{4}\\.${format}}`, (c) => showFeed(c, dependencies, format));
  }
  app.get('/:year{[0-9]{4}}/:file{[0-9a-f]{16}\\.ics}', (c) => showEventFile(c, dependencies));
  app.get('/:year{[0-9]{4}}/subscribe', (c) => showSubscribePage(c, dependencies));
}

async function showFeed(c: Context, dependencies: WebDependencies, format: FeedFormat): Promise<Response> {
  const { events, siteUrl } = dependencies;
  const year = Number.parseInt(c.req.param('file') ?? '', 10);
  const [reader, heads, ofYear] = await Promise.all([
    readerOf(c, dependencies),
    events.heads(),
    events.events(year),
  ]);
  const { feed } = catalogueFor(reader.language, reader.agency).eventPage;
  const head = heads.find((each) => each.year === year);
  if (!head) return refuse(c, 404, feed.noCalendar);
  const read = readFeedWish(c.req.queries(), ofYear, reader.agency);
  if (!read.ok) return refuseWish(c, read, reader);
  const { type, write } = FORMATS[format];
  const content = write({ agency: reader.agency, siteUrl, head, events: ofYear, wish: read.wish });
  return answerFeed(c, { content, type, fileName: `${year}.${format}`, changedAt: head.changedAt });
}

/** Dated by its calendar: what the agency says of itself stands in it, too. */
async function showEventFile(c: Context, dependencies: WebDependencies): Promise<Response> {
  const id = (c.req.param('file') ?? '').replace('.ics', '');
  const [reader, found] = await Promise.all([
    readerOf(c, dependencies),
    findEvent(dependencies, Number(c.req.param('year')), id),
  ]);
  const { agency } = reader;
  if (!found) return refuse(c, 404, catalogueFor(reader.language, agency).eventPage.feed.noEvent);
  const read = readFeedWish(c.req.queries(), [found.event], agency);
  if (!read.ok) return refuseWish(c, read, reader);
  const content = eventFile(
    found.event,
    tellingOf({ agency, siteUrl: dependencies.siteUrl, wish: read.wish }),
  );
  return answerFeed(c, {
    content,
    type: FORMATS.ics.type,
    fileName: 'event.ics',
    changedAt: dateOf(found),
  });
}

const dateOf = ({ event, head }: { readonly event: StoredEvent; readonly head: StoredHead }): string =>
  event.changedAt > head.changedAt ? event.changedAt : head.changedAt;

async function showSubscribePage(c: Context, dependencies: WebDependencies): Promise<Response> {
  const { events, siteUrl } = dependencies;
  const year = Number(c.req.param('year'));
  const [reader, heads, ofYear] = await Promise.all([
    readerOf(c, dependencies),
    events.heads(),
    events.events(year),
  ]);
  const head = heads.find((each) => each.year === year);
  if (!head) return c.html(notFoundPage(reader), 404);
  return answerPage(c, subscribePage({ ...reader, head, events: ofYear, siteUrl }));
}
