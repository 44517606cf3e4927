/** How well the service keeps what it promises: a page for people, and the same numbers for programs. Aggregates only. */
import type { Context, Hono } from 'hono';
import { STATUS_JSON_PATH, STATUS_PATH } from '../../core/pages/addresses.ts';
import { statusPage } from '../../core/pages/status-page.ts';
import { REMEMBERED_MS, rememberFor } from '../../core/runtime/remember.ts';
import { publicFigures, stretchAt } from '../../core/service-levels/figures.ts';
import { serviceLevelsOf } from '../../core/service-levels/service-levels.ts';
import { type ShownLevel, shownLevel } from '../../core/service-levels/shown-level.ts';
import { answerPage } from './compressed.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** Read once a minute at most, whoever asks; page and JSON say the same. */
export function statusRoutes(app: Hono, dependencies: WebDependencies): void {
  const levelsNow = rememberFor(REMEMBERED_MS, () => readLevels(dependencies));
  app.get(STATUS_PATH, async (c) => {
    const [reader, { levels }] = await Promise.all([readerOf(c, dependencies), levelsNow()]);
    return answerPage(c, statusPage({ ...reader, levels }));
  });
  app.get(STATUS_JSON_PATH, async (c) => answerJson(c, await levelsNow()));
}

/** What programs are given; its fields are promised in docs/operating.md. */
interface Status {
  readonly asOf: string;
  readonly levels: readonly ShownLevel[];
}

async function readLevels({ figures, now }: WebDependencies): Promise<Status> {
  const stretch = stretchAt(now());
  const counted = await figures.counted(stretch);
  const levels = serviceLevelsOf(publicFigures(counted, stretch)).map((level) => shownLevel(level, stretch));
  return { asOf: stretch.now.toISOString(), levels };
}

/** As the feeds, it may be read by the scripts of other sites. */
function answerJson(c: Context, status: Status): Response {
  c.header('Cache-Control', 'public, max-age=60');
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  return c.json(status);
}
