/** The pages, and leaving a list. Nothing changes on GET: mail scanners open every link. */
import type { Logger } from '@aws-lambda-powertools/logger';
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { secureHeaders } from 'hono/secure-headers';
import { Temporal } from 'temporal-polyfill';
import type { AgencyStore } from '../../core/agency/agency.store.ts';
import type { Agency } from '../../core/agency/agency.ts';
import type { CalendarHead, EventStore } from '../../core/calendar/event.store.ts';
import { UNSUBSCRIBE_PATH } from '../../core/contract/paths.ts';
import { catalogueFor, localized, offeredFor } from '../../core/languages/languages.ts';
import { STYLESHEET_PATH } from '../../core/pages/addresses.ts';
import { calendarPage } from '../../core/pages/calendar-page.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { signUpPage } from '../../core/pages/sign-up-page.ts';
import { stylesheet } from '../../core/pages/stylesheet.ts';
import { brokenLinkPage, unsubscribedPage, unsubscribePage } from '../../core/pages/unsubscribe-page.ts';
import { describeError } from '../../core/runtime/log.ts';
import type { LinkKeys } from '../../core/subscribers/keys.client.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { type Leaving, readUnsubscribeToken } from '../../core/subscribers/unsubscribe-link.ts';

export interface WebDependencies {
  readonly agencies: Pick<AgencyStore, 'read'>;
  readonly events: Pick<EventStore, 'heads' | 'events'>;
  readonly subscriptions: Pick<SubscriptionStore, 'leave'>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly log: Logger;
}

/** The app behind the HTTP API; it never reads the Host header and sets no cookie. */
export function web(dependencies: WebDependencies): Hono {
  const app = new Hono();
  app.use(strictHeaders);
  app.get(STYLESHEET_PATH, (c) =>
    c.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }),
  );
  app.get('/', (c) => showCalendar(c, dependencies));
  app.get('/:year{[0-9]{4}}', (c) => showCalendar(c, dependencies, Number(c.req.param('year'))));
  app.get('/sign-up', async (c) => c.html(signUpPage(await readerOf(c, dependencies))));
  app.get(`${UNSUBSCRIBE_PATH}/:token{.*}`, (c) => offerToLeave(c, dependencies));
  app.post(`${UNSUBSCRIBE_PATH}/:token{.*}`, (c) => leave(c, dependencies));
  app.notFound(async (c) => c.html(notFoundPage(await readerOf(c, dependencies)), 404));
  app.onError((error, c) => {
    dependencies.log.error('page failed', { route: c.req.routePath, error: describeError(error) });
    return c.text('Something went wrong on our side. Please try again in a few minutes.', 500);
  });
  return app;
}

/** Pages load their stylesheet and nothing else; no page may be framed, and no address travels in a referrer. */
const strictHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: 'max-age=63072000; includeSubDomains; preload',
  referrerPolicy: 'no-referrer',
});

interface Reader {
  readonly agency: Agency;
  readonly language: string;
}

/** The agency, and the language to answer in: `?language=`, else what the browser prefers, else the agency's first. */
async function readerOf(c: Context, { agencies }: WebDependencies): Promise<Reader> {
  const agency = await agencies.read();
  const preferred = accepts(c, {
    header: 'Accept-Language',
    supports: [],
    default: '',
    match: (wanted) =>
      wanted.toSorted((one, other) => other.q - one.q).find(({ type }) => offeredFor(type, agency))?.type ??
      '',
  });
  const language = offeredFor(c.req.query('language') ?? '', agency) ?? offeredFor(preferred, agency);
  return { agency, language: language ?? catalogueFor('', agency).tag };
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
  return c.html(calendarPage({ ...reader, calendar, years: heads.map((each) => each.year), now }));
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

async function readLink(c: Context, { linkKeys }: WebDependencies): Promise<Leaving | null> {
  return readUnsubscribeToken(tokenOf(c), await linkKeys());
}

/** Without the one sign that mail programs glue to an address in running text; no token ends in any of them. */
const tokenOf = (c: Context): string => (c.req.param('token') ?? '').replace(/[/.,>)]$/, '');

/** The page with the button, for whoever holds the link: on the list or not, it is the same. */
async function offerToLeave(c: Context, dependencies: WebDependencies): Promise<Response> {
  const [reader, leaving] = await Promise.all([readerOf(c, dependencies), readLink(c, dependencies)]);
  forgetThisPage(c);
  if (!leaving) return c.html(brokenLinkPage(reader), 404);
  const action = `${UNSUBSCRIBE_PATH}/${tokenOf(c)}`;
  return c.html(unsubscribePage({ ...reader, listNames: listNames(leaving, reader), action }));
}

/**
 * Acts at once (RFC 8058): any body, any client, no cookie, no redirect, the same answer each time. The token is
 * taken from the path alone. A damaged link says so: its check tells nothing of who is on a list.
 */
async function leave(c: Context, dependencies: WebDependencies): Promise<Response> {
  const [reader, leaving] = await Promise.all([readerOf(c, dependencies), readLink(c, dependencies)]);
  forgetThisPage(c);
  if (!leaving) return c.html(brokenLinkPage(reader), 404);
  for (const list of leaving.lists) await dependencies.subscriptions.leave(leaving.id, list);
  return c.html(unsubscribedPage(reader));
}

/** Pages behind a personal link are neither stored nor indexed. */
function forgetThisPage(c: Context): void {
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex');
}

function listNames({ lists }: Leaving, { agency, language }: Reader): string[] {
  const known = agency.lists.filter(({ id }) => lists.includes(id));
  return known.map(({ name }) => localized(name, language, agency));
}
