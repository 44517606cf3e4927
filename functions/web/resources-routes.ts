/** The page of all resources. */
import type { Hono } from 'hono';
import { dateIn } from '../../core/languages/when.ts';
import { RESOURCES_PATH } from '../../core/pages/addresses.ts';
import { resourcesPage } from '../../core/pages/resources-page.ts';
import { ANY_RESOURCE, readPage, readResourceWish } from '../../core/resources/resource-wish.ts';
import { withShared } from '../../core/submissions/shared-resources.ts';
import { answerCompressed, answerPage, HTML } from './compressed.ts';
import { currentCalendar } from './current-calendar.ts';
import { readerOf } from './reader.ts';
import { rememberPage } from './remembered-page.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** All that the page of all resources depends on but the time; `version` is that of what is in force. */
interface AskedPage {
  readonly version: string | undefined;
  readonly language: string;
}

/** Of all that may be asked for, the page of everything alone is remembered: memory must not grow with what people ask. */
export function resourcesRoutes(app: Hono, dependencies: WebDependencies): void {
  const pageOfAll = rememberPage(({ language }: AskedPage) =>
    renderResources({ language, query: {} }, dependencies),
  );
  app.get(RESOURCES_PATH, async (c) => {
    const { language } = await readerOf(c, dependencies);
    const { language: _, ...query } = c.req.query();
    if (Object.keys(query).length > 0)
      return answerPage(c, await renderResources({ language, query }, dependencies));
    const version = await dependencies.version();
    return answerCompressed(c, await pageOfAll({ version, language }), HTML);
  });
}

interface Asked {
  readonly language: string;
  readonly query: Readonly<Record<string, string>>;
}

async function renderResources({ language, query }: Asked, dependencies: WebDependencies): Promise<string> {
  const { agencies, events, publications } = dependencies;
  const [agency, own, heads, shared] = await Promise.all([
    agencies.read(),
    publications.resources(),
    events.heads(),
    publications.shared(),
  ]);
  const resources = withShared(own, shared, agency);
  const now = new Date();
  const head = currentCalendar(heads, dateIn(now, agency.timeZone));
  return resourcesPage({
    ...{ agency, language },
    resources,
    events: head ? await events.events(head.year) : [],
    wish: resources ? readResourceWish(query, resources) : ANY_RESOURCE,
    shared: new Set(shared.map(({ id }) => id)),
    page: readPage(query),
    now,
  });
}
