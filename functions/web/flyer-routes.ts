/** Flyers of events that people have submitted and a moderator has approved. */
import type { Context, Hono } from 'hono';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { FLYER_FILES } from '../../core/submissions/flyer.ts';
import { answerFlyer } from './answer-flyer.ts';
import { EVENT_PATH } from './event-routes.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

type FlyerDependencies = Pick<WebDependencies, 'agencies' | 'events' | 'flyers'>;

/** What becomes of a flyer is looked at each time: taken down, it is gone at once. */
export function flyerRoutes(app: Hono, dependencies: FlyerDependencies): void {
  app.get(`${EVENT_PATH}/:file{flyer\\.(?:pdf|txt)}`, (c) => sendFlyer(c, dependencies));
}

async function sendFlyer(c: Context, dependencies: FlyerDependencies): Promise<Response> {
  const { year, event: eventId = '', file: name } = c.req.param();
  const event = await dependencies.events.event({ year: Number(year), source: 'community', eventId });
  const isIts = event?.attachments.includes(c.req.path);
  const type = name === FLYER_FILES.pdf.name ? 'pdf' : 'text';
  const file = isIts ? await dependencies.flyers.find({ type, of: { published: eventId } }) : undefined;
  if (!file) return c.html(notFoundPage(await readerOf(c, dependencies)), 404);
  c.header('Cache-Control', 'no-store');
  return answerFlyer(c, { type, file });
}
