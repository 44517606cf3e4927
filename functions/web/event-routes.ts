/** The page of one event. */
import type { Context, Hono } from 'hono';
import { STYLES } from '../../core/agency/style.ts';
import { renderEventPage } from '../../core/pages/event-page.ts';
import { readZone } from '../../core/pages/event-zone.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { askForEventSection } from './ask-for-event-section.ts';
import { answerPage } from './compressed.ts';
import { findEvent } from './find-event.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** Sixteen hex digits below the year: an address that stays. */
export const EVENT_PATH = '/:year{[0-9]{4}}/:event{[0-9a-f]{16}}';

export function eventRoutes(app: Hono, dependencies: WebDependencies): void {
  app.get(EVENT_PATH, (c) => showEvent(c, dependencies));
}

async function showEvent(c: Context, dependencies: WebDependencies): Promise<Response> {
  const [reader, found] = await Promise.all([
    readerOf(c, dependencies),
    findEvent(dependencies, Number(c.req.param('year')), c.req.param('event') ?? ''),
  ]);
  if (!found) return c.html(notFoundPage(reader), 404);
  const zone = readZone(c.req.query('zone'));
  const form = await askForEventSection(found.event, reader, dependencies);
  if (form) c.header('Cache-Control', 'no-store');
  const page = renderEventPage({
    ...reader,
    event: found.event,
    now: new Date(),
    siteUrl: dependencies.siteUrl,
    zone,
    style: STYLES.find((style) => style === c.req.query('style')) ?? null,
    ...(form && { form }),
  });
  if (zone === 'unknown') return c.html(page, 400);
  return answerPage(c, page);
}
