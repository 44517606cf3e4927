/** The calendar's pages: the year that is coming or on, and every other. */
import type { Context, Hono } from 'hono';
import { dateIn } from '../../core/languages/when.ts';
import { calendarPage } from '../../core/pages/calendar-page.ts';
import { KIND_CLASSES } from '../../core/pages/event-card.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { withShared } from '../../core/submissions/shared-resources.ts';
import { answerCompressed, type Compressed, HTML } from './compressed.ts';
import { currentCalendar } from './current-calendar.ts';
import { readerOf } from './reader.ts';
import { rememberPage } from './remembered-page.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function calendarRoutes(app: Hono, dependencies: WebDependencies): void {
  const pageOf = rememberPage((asked: AskedPage) => renderCalendar(asked, dependencies));
  app.get('/', (c) => showCalendar(c, { dependencies, pageOf }));
  app.get('/:year{[0-9]{4}}', (c) => showCalendar(c, { dependencies, pageOf }, Number(c.req.param('year'))));
}

/** All that a page depends on but the time; `version` is that of agency and calendars. */
interface AskedPage {
  readonly version: string | undefined;
  readonly year: number;
  readonly language: string;
  readonly kind: string | null;
}

interface Showing {
  readonly dependencies: WebDependencies;
  readonly pageOf: (asked: AskedPage) => Promise<Compressed>;
}

async function showCalendar(c: Context, { dependencies, pageOf }: Showing, year?: number): Promise<Response> {
  const [reader, heads] = await Promise.all([readerOf(c, dependencies), dependencies.events.heads()]);
  const head =
    year === undefined
      ? currentCalendar(heads, dateIn(new Date(), reader.agency.timeZone))
      : heads.find((calendar) => calendar.year === year);
  if (!head) return c.html(notFoundPage(reader), 404);
  const { kind: asked, ...query } = c.req.query();
  const kind = chosenKind(asked);
  if (asked !== undefined && kind === null) return c.redirect(withQuery(c.req.path, query));
  const version = await dependencies.version();
  return answerCompressed(
    c,
    await pageOf({ version, year: head.year, language: reader.language, kind }),
    HTML,
  );
}

/** One of the words that name a kind, and nothing else: what is remembered must not grow with what people ask. */
const chosenKind = (asked: string | undefined): string | null =>
  Object.values<string>(KIND_CLASSES).find((name) => name === asked) ?? null;

/** An address of ours for all kinds, where the one that was asked for is none. */
function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const asked = new URLSearchParams(query).toString();
  return asked === '' ? path : `${path}?${asked}`;
}

/** A calendar was taken away between two reads of the same request; the next one finds it gone. */
class GoneCalendarError extends Error {
  constructor(year: number) {
    super(`The calendar of ${year} went while its page was made.`);
    this.name = 'GoneCalendarError';
  }
}

async function renderCalendar(
  { year, language, kind }: AskedPage,
  { agencies, events, publications }: WebDependencies,
): Promise<string> {
  const [agency, heads, ofYear, month, own, shared] = await Promise.all([
    agencies.read(),
    events.heads(),
    events.events(year),
    publications.month(year),
    publications.resources(),
    publications.shared(),
  ]);
  const head = heads.find((each) => each.year === year);
  if (!head) throw new GoneCalendarError(year);
  const calendar = { ...head, events: ofYear };
  const years = heads.map((each) => each.year);
  const resources = withShared(own, shared, agency);
  const asked = { language, kind: kind ?? undefined, now: new Date() };
  return calendarPage({ agency, calendar, years, month, resources, ...asked });
}
