/** What is at hand for a year's Awareness Day. */
import type { Context, Hono } from 'hono';
import { awarenessDayAmong } from '../../core/awareness-day/awareness-day.ts';
import { awarenessDayPage } from '../../core/pages/awareness-day-page.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { answerPage } from './compressed.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function awarenessDayRoutes(app: Hono, dependencies: WebDependencies): void {
  app.get('/:year{[0-9]{4}}/awareness-day', (c) => showAwarenessDay(c, dependencies));
}

/** A year whose calendar has no such day has no such page. */
async function showAwarenessDay(c: Context, dependencies: WebDependencies): Promise<Response> {
  const { events, publications, siteUrl } = dependencies;
  const year = Number(c.req.param('year'));
  const [reader, heads, ofYear, month] = await Promise.all([
    readerOf(c, dependencies),
    events.heads(),
    events.events(year),
    publications.month(year),
  ]);
  const event = heads.some((head) => head.year === year) ? awarenessDayAmong(ofYear) : undefined;
  if (!event) return c.html(notFoundPage(reader), 404);
  return answerPage(c, awarenessDayPage({ ...reader, event, month, now: new Date(), siteUrl }));
}
