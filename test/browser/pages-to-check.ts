/**
 * Every page in every state that people can meet: one place, so that none is forgotten. A new route belongs here, either as a
 * page or among those that are none (`accessibility.test.ts` compares both with the app's routes).
 */
import type { Page } from 'playwright-core';
import { agencyStore } from '../../core/agency/agency.store.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { failedPage } from '../../core/pages/failed-page.ts';
import type { BusyMonth } from '../stories/busy-month.ts';
import type { Site } from './site.ts';

/** Where a visitor of a busy month is, and in which language. */
export interface Visit {
  readonly page: Page;
  readonly site: Site;
  readonly story: BusyMonth;
  readonly language: string;
}

export interface PageState {
  readonly name: string;
  /** As the app's router has it; null for what answers wherever no route does. */
  readonly route: string | null;
  /** Of the answer to the first request. */
  readonly status: number;
  /** The path to open, before the language is added to it. */
  readonly path: (story: BusyMonth) => string;
  /** What the visitor does there until the page is in the state that is meant. */
  readonly reach?: (visit: Visit) => Promise<void>;
  /** Only there when the page is in that state. */
  readonly shows?: string;
}

const YEAR = '/:year{[0-9]{4}}';
const EVENT = `${YEAR}/:event{[0-9a-f]{16}}`;
const eventPath = ({ year, eventId }: EventRef): string => `/${year}/${eventId}`;

/** Milliseconds after which a form is taken to be a person's. */
const READING_MS = 3_000;

/** Presses a button as someone who has read the page, and waits for the next one. */
export async function press({ page, site }: Pick<Visit, 'page' | 'site'>, button: string): Promise<void> {
  const { clock } = site.month.cloud;
  clock.advanceTo(new Date(clock.now().getTime() + READING_MS));
  const loaded = page.waitForEvent('load');
  await page.locator(button).click();
  await loaded;
}

const pressing =
  (button = 'main form button') =>
  (visit: Visit) =>
    press(visit, button);

/** A button of somebody's choices. */
const choosing = (action: string) => pressing(`form:has(input[name=action][value=${action}]) button`);

/** Answers the next request to `path` as if it had been sent otherwise than a browser sends it. */
const refused =
  (path: string, sent: { readonly headers?: Record<string, string>; readonly postData?: string } = {}) =>
  async ({ page, site, language }: Visit) => {
    const url = `${site.url}${path}?language=${language}`;
    await page.route(
      url,
      (route) =>
        route.continue({
          method: 'POST',
          headers: { ...route.request().headers(), ...sent.headers },
          postData: sent.postData ?? '',
        }),
      { times: 1 },
    );
    await page.goto(url);
  };

const information = (path: string): PageState => ({ name: path, route: path, status: 200, path: () => path });
const event = (name: string, state: keyof BusyMonth['events'], more: Partial<PageState> = {}): PageState => ({
  name: `event, ${name}`,
  route: EVENT,
  status: 200,
  path: ({ events }) => eventPath(events[state]),
  ...more,
});
const link = (
  name: string,
  {
    to,
    status = 200,
    ...more
  }: { readonly to: keyof BusyMonth['links']; readonly status?: number } & Partial<PageState>,
): PageState => ({
  name,
  route: `/${name.split(',')[0]}/:token{.*}`,
  status,
  path: ({ links }) => links[to],
  ...more,
});
const broken = (name: string, route: string): PageState => ({
  name: `${name}, broken link`,
  route,
  status: 404,
  path: () => `/${name}/of-nobody`,
});

export const PAGES_TO_CHECK: readonly PageState[] = [
  { name: 'month', route: '/', status: 200, path: () => '/' },
  { name: 'past month', route: YEAR, status: 200, path: () => '/2025' },
  { name: 'coming month', route: YEAR, status: 200, path: () => '/2027' },
  { name: 'month that is not there', route: YEAR, status: 404, path: () => '/1999' },
  {
    name: 'subscribing to a calendar',
    route: `${YEAR}/subscribe`,
    status: 200,
    path: () => '/2026/subscribe',
  },
  event('open', 'open'),
  event('in another zone', 'open', {
    path: ({ events }) => `${eventPath(events.open)}?zone=America/New_York`,
  }),
  event('in no zone', 'open', {
    status: 400,
    path: ({ events }) => `${eventPath(events.open)}?zone=Nowhere`,
  }),
  event('with places', 'limited'),
  event('with places, form with errors', 'limited', {
    reach: pressing('#ask form button'),
    shows: '.errors',
  }),
  event('full', 'full'),
  event('canceled', 'cancelled'),
  event('over', 'over'),
  event('in person', 'inPerson'),
  event('that is not there', 'open', { status: 404, path: () => '/2026/0123456789abcdef' }),
  information('/safety'),
  information('/privacy'),
  information('/accessibility'),
  { name: 'sign-up', route: '/sign-up', status: 200, path: () => '/sign-up?list=month-events' },
  {
    name: 'sign-up, empty form sent',
    route: '/sign-up',
    status: 200,
    path: () => '/sign-up',
    reach: pressing(),
    shows: '.errors',
  },
  {
    name: 'sign-up, misspelt address',
    route: '/sign-up',
    status: 200,
    path: () => '/sign-up?list=month-events',
    reach: async (visit) => {
      await visit.page.fill('#address', 'someone@gmial.com');
      await press(visit, 'main form button');
    },
    shows: '#address-error',
  },
  information('/check-your-email'),
  {
    name: 'check your email, for the link',
    route: '/check-your-email',
    status: 200,
    path: () => '/check-your-email?for=link',
  },
  { name: 'asking for the link', route: '/manage', status: 200, path: () => '/manage' },
  {
    name: 'asking for the link, empty form sent',
    route: '/manage',
    status: 200,
    path: () => '/manage',
    reach: pressing(),
    shows: '.errors',
  },
  link('confirm, subscription', { to: 'confirmSubscription', shows: 'main form button' }),
  link('confirm, reminders of an event', { to: 'confirmReminders', shows: 'main form button' }),
  link('confirm, place at an event', { to: 'confirmPlace', shows: 'main form button' }),
  link('confirm, new address', { to: 'confirmAddress', shows: 'main form button' }),
  link('confirm, used', { to: 'used' }),
  link('confirm, expired', { to: 'expired', status: 410 }),
  link('confirm, superseded', { to: 'superseded', status: 410 }),
  broken('confirm', '/confirm/:token{.*}'),
  ...['subscription', 'reminders', 'place', 'waiting', 'address'].map((what) => ({
    name: `confirmed, ${what}`,
    route: '/confirmed/:what',
    status: 200,
    path: () => `/confirmed/${what}`,
  })),
  link('manage', { to: 'manage', route: '/manage/:token{.+}' }),
  link('manage, saved', {
    to: 'manage',
    route: '/manage/:token{.+}',
    reach: choosing('save'),
    shows: '.done',
  }),
  link('manage, address missing', {
    to: 'manage',
    route: '/manage/:token{.+}',
    reach: choosing('address'),
    shows: '.errors',
  }),
  link('manage, copy sent', {
    to: 'manage',
    route: '/manage/:token{.+}',
    reach: choosing('export'),
    shows: '.done',
  }),
  link('manage, erasing', {
    to: 'manage',
    route: '/manage/:token{[^/]+/[^/]+}/erase',
    path: ({ links }) => `${links.manage}/erase`,
    shows: 'main form button',
  }),
  link('manage, everything deleted', {
    to: 'manageOfNobody',
    route: '/manage/:token{.+}',
    path: ({ links }) => `${links.manageOfNobody}?done=erased`,
    shows: '.done',
  }),
  link('manage, nothing kept', { to: 'manageOfNobody', route: '/manage/:token{.+}' }),
  broken('manage', '/manage/:token{.+}'),
  link('unsubscribe', { to: 'unsubscribe' }),
  link('unsubscribe, done', { to: 'unsubscribe', reach: pressing() }),
  broken('unsubscribe', '/unsubscribe/:token{.*}'),
  link('keep', { to: 'keep' }),
  link('keep, done', { to: 'keep', reach: pressing() }),
  broken('keep', '/keep/:token{.*}'),
  link('stop', { to: 'stop' }),
  broken('stop', '/stop/:token{.*}'),
  { name: 'not found', route: null, status: 404, path: () => '/nowhere' },
  {
    name: 'refused, from another site',
    route: null,
    status: 200,
    path: () => '/sign-up',
    reach: refused('/sign-up', { headers: { 'sec-fetch-site': 'cross-site' } }),
  },
  { name: 'refused, no form', route: null, status: 200, path: () => '/sign-up', reach: refused('/sign-up') },
  {
    name: 'refused, too large',
    route: null,
    status: 200,
    path: () => '/sign-up',
    reach: refused('/sign-up', {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      postData: `address=${'a'.repeat(20_000)}`,
    }),
  },
  {
    name: 'refused, wrong method',
    route: null,
    status: 200,
    path: () => '/safety',
    reach: refused('/safety'),
  },
  {
    name: 'failed',
    route: null,
    status: 200,
    path: () => '/safety',
    reach: async ({ page, site, language }) => {
      const agency = await agencyStore(site.month.cloud.table).read();
      const body = failedPage({ agency, language });
      await page.route(`${site.url}/failing`, (route) => route.fulfill({ contentType: 'text/html', body }));
      await page.goto(`${site.url}/failing`);
    },
  },
];

/** Routes that answer with something else than a page. */
export const NOT_PAGES: Readonly<Record<string, string>> = {
  '/:file{style\\.[0-9a-f]+\\.css}': 'the stylesheet',
  '/:file{page\\.[0-9a-f]+\\.js}': 'the script',
  '/icon.svg': 'the icon',
  '/robots.txt': 'for robots',
  '/.well-known/security.txt': 'for researchers',
  '/exit': 'leads elsewhere at once',
  '/:file{[0-9]{4}\\.ics}': 'a calendar',
  '/:file{[0-9]{4}\\.atom}': 'a feed',
  '/:file{[0-9]{4}\\.json}': 'a feed',
  '/:year{[0-9]{4}}/:file{[0-9a-f]{16}\\.ics}': 'one event for a calendar program',
};
