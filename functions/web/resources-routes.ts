/** The page of all resources. */
import type { Context, Hono } from 'hono';
import { dateIn } from '../../core/languages/when.ts';
import { RESOURCES_PATH } from '../../core/pages/addresses.ts';
import { resourcesPage } from '../../core/pages/resources-page.ts';
import { ANY_RESOURCE, readPage, readResourceWish } from '../../core/resources/resource-wish.ts';
import { withShared } from '../../core/submissions/shared-resources.ts';
import { answerPage } from './compressed.ts';
import { currentCalendar } from './current-calendar.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function resourcesRoutes(app: Hono, dependencies: WebDependencies): void {
  app.get(RESOURCES_PATH, (c) => showResources(c, dependencies));
}

async function showResources(c: Context, dependencies: WebDependencies): Promise<Response> {
  const { events, publications } = dependencies;
  const [reader, own, heads, shared] = await Promise.all([
    readerOf(c, dependencies),
    publications.resources(),
    events.heads(),
    publications.shared(),
  ]);
  const resources = withShared(own, shared, reader.agency);
  const now = new Date();
  const head = currentCalendar(heads, dateIn(now, reader.agency.timeZone));
  const page = resourcesPage({
    ...reader,
    resources,
    events: head ? await events.events(head.year) : [],
    wish: resources ? readResourceWish(c.req.query(), resources) : ANY_RESOURCE,
    shared: new Set(shared.map(({ id }) => id)),
    page: readPage(c.req.query()),
    now,
  });
  return answerPage(c, page);
}
