/** The calendar's pages: the year that is coming or on, and every other. */
import type { Context, Hono } from 'hono';
import { Temporal } from 'temporal-polyfill';
import type { Agency } from '../../core/agency/agency.ts';
import type { CalendarHead } from '../../core/calendar/event.store.ts';
import { calendarPage } from '../../core/pages/calendar-page.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function calendarRoutes(app: Hono, dependencies: WebDependencies): void {
  app.get('/', (c) => showCalendar(c, dependencies));
  app.get('/:year{[0-9]{4}}', (c) => showCalendar(c, dependencies, Number(c.req.param('year'))));
}

async function showCalendar(c: Context, dependencies: WebDependencies, year?: number): Promise<Response> {
  const { events } = dependencies;
  const [reader, heads] = await Promise.all([readerOf(c, dependencies), events.heads()]);
  const now = new Date();
  const head =
    year === undefined
      ? currentCalendar(heads, dateIn(now, reader.agency))
      : heads.find((calendar) => calendar.year === year);
  if (!head) return c.html(notFoundPage(reader), 404);
  const calendar = { ...head, events: await events.events(head.year) };
  const years = heads.map((each) => each.year);
  return c.html(calendarPage({ ...reader, calendar, years, now, kind: c.req.query('kind') }));
}

/** From February on people look ahead; where next year's calendar is not there yet, the latest one serves. */
function currentCalendar(
  heads: readonly CalendarHead[],
  today: Temporal.PlainDate,
): CalendarHead | undefined {
  const year = today.month === 1 ? today.year : today.year + 1;
  return heads.findLast((head) => head.year <= year) ?? heads[0];
}

/** The day it is where the agency is. */
const dateIn = (now: Date, { timeZone }: Agency): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
