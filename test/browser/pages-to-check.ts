/**
 * Every page in every state that people can meet: one place, so that none is forgotten. A new route belongs here, either as a
 * page or among those that are none, and so does a new page or state (`accessibility.test.ts` compares them with the app's routes
 * and with the functions that make pages).
 */
import { agencyStore } from '../../core/agency/agency.store.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { topicKey } from '../../core/feeds/feed-wish.ts';
import { failedPage } from '../../core/pages/failed-page.ts';
import { BLOCK_ROUTE } from '../../core/signature-block/block-address.ts';
import type { BusyMonth, EventState } from '../stories/busy-month.ts';
import {
  chooseUnknownStyle,
  choosing,
  type PageState,
  type PathOf,
  press,
  pressing,
  refused,
  sendingFormMade,
  type Visit,
} from './page-state.ts';
import type { PageInState } from './what-pages-tell.ts';

const YEAR = '/:year{[0-9]{4}}';
const EVENT = `${YEAR}/:event{[0-9a-f]{16}}`;
const eventPath = ({ year, eventId }: EventRef): string => `/${year}/${eventId}`;

const pathTo =
  (state: EventState | 'community'): PathOf =>
  ({ events }) =>
    eventPath(events[state]);

const information = (path: string, is: PageInState): PageState => ({
  ...{ name: path, is, status: 200, path: () => path },
  route: path.split('?')[0] ?? '',
});
const event = (
  name: string,
  state: EventState | 'community',
  more: Pick<PageState, 'is'> & Partial<PageState>,
): PageState => ({
  name: `event, ${name}`,
  route: EVENT,
  status: 200,
  path: pathTo(state),
  ...more,
});
const link = (
  name: string,
  {
    to,
    status = 200,
    ...more
  }: { readonly to: keyof BusyMonth['links'] } & Pick<PageState, 'is'> & Partial<PageState>,
): PageState => ({
  name,
  route: `/${name.split(',')[0]}/:token{.*}`,
  status,
  path: ({ links }) => links[to],
  ...more,
});
const manage = (
  name: string,
  is: PageInState,
  more: { readonly to?: keyof BusyMonth['links']; readonly done?: string } & Partial<PageState> = {},
): PageState => {
  const { to = 'manage', done, ...rest } = more;
  const path: PathOf = ({ links }) => `${links[to]}${done === undefined ? '' : `?done=${done}`}`;
  return { name: `manage, ${name}`, is, status: 200, route: '/manage/:token{.+}', path, ...rest };
};
const broken = (name: string, route: string, is: PageInState): PageState => ({
  name: `${name}, broken link`,
  is,
  route,
  status: 404,
  path: () => `/${name}/of-nobody`,
});

/** Opens everything that is folded up. */
const openingAll = async ({ page }: Visit): Promise<void> => {
  await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true; })`);
};

const MODERATE = '/moderate/:token{[^/]+/[^/]+/[^/]+/[^/]+}';
type ModerateState =
  Extract<PageInState, `moderatePage, ${string}`> extends `moderatePage, ${infer State}` ? State : never;
const moderate = (
  name: string,
  state: ModerateState,
  { to = 'moderate', more = '' }: { readonly to?: keyof BusyMonth['links']; readonly more?: string } = {},
): PageState => ({
  name: `moderate, ${name}`,
  is: `moderatePage, ${state}`,
  route: MODERATE,
  status: 200,
  path: ({ links }) => `${links[to]}${more}`,
});

export const PAGES_TO_CHECK: readonly PageState[] = [
  { ...information('/', 'calendarPage, on now'), name: 'month' },
  { ...information('/?kind=webinar', 'calendarPage, one kind'), shows: '#list [href*=kind][aria-current]' },
  { name: 'past month', is: 'calendarPage, month over', route: YEAR, status: 200, path: () => '/2025' },
  { name: 'coming month', is: 'calendarPage, coming', route: YEAR, status: 200, path: () => '/2027' },
  { name: 'month that is not there', is: 'notFoundPage', route: YEAR, status: 404, path: () => '/1999' },
  {
    name: 'subscribing to a calendar',
    is: 'subscribePage',
    route: `${YEAR}/subscribe`,
    status: 200,
    path: () => '/2026/subscribe',
  },
  ...(
    [
      ['2027', 'posts to share'],
      ['2026', 'picture offered'],
      ['2025', 'all over'],
    ] as const
  ).map(
    ([year, state]): PageState => ({
      name: `Awareness Day, ${state}`,
      is: `awarenessDayPage, ${state}`,
      route: `${YEAR}/awareness-day`,
      status: 200,
      path: () => `/${year}/awareness-day`,
      ...(state === 'picture offered' && { reach: openingAll, shows: 'details[open]' }),
    }),
  ),
  event('open', 'open', { is: 'renderEventPage, reminders' }),
  event('in another zone', 'open', {
    is: 'renderEventPage, another zone',
    path: ({ events }) => `${eventPath(events.open)}?zone=America/New_York`,
  }),
  event('in no zone', 'open', {
    is: 'renderEventPage, unknown zone',
    status: 400,
    path: ({ events }) => `${eventPath(events.open)}?zone=Nowhere`,
  }),
  event('with places', 'limited', { is: 'renderEventPage, places' }),
  event('with places, form with errors', 'limited', {
    is: 'renderEventPage, errors',
    reach: pressing('#ask form button'),
    shows: '.errors',
  }),
  event('with places, form sent too fast', 'limited', {
    is: 'renderEventPage, too fast',
    reach: sendingFormMade(-1, pathTo('limited')),
    shows: '.note#errors',
  }),
  event('full', 'full', { is: 'renderEventPage, full' }),
  event('tentative', 'tentative', { is: 'renderEventPage, tentative' }),
  event('canceled', 'cancelled', { is: 'renderEventPage, canceled' }),
  event('over', 'over', { is: 'renderEventPage, over' }),
  event('over since its form was opened', 'over', {
    is: 'renderEventPage, over',
    reach: refused(pathTo('over')),
  }),
  event('of the community', 'community', { is: 'renderEventPage, community' }),
  event('in person', 'inPerson', { is: 'renderEventPage, reminders' }),
  event('that is not there', 'open', {
    is: 'notFoundPage',
    status: 404,
    path: () => '/2026/0123456789abcdef',
  }),
  { ...information('/resources', 'resourcesPage, all'), shows: '.resources .what a' },
  { ...information('/resources?kind=podcast', 'resourcesPage, chosen'), shows: '.note + .resources' },
  {
    ...information(`/resources?kind=podcast&topic=${topicKey('labor-trafficking')}`, 'resourcesPage, none'),
    name: 'resources, none that fits',
  },
  information('/newsletters', 'newsletterArchivePage, all'),
  { ...information('/newsletters?q=2023', 'newsletterArchivePage, found'), shows: '[role=status]' },
  {
    ...information('/newsletters?q=nothing-like-it', 'newsletterArchivePage, nothing found'),
    name: 'newsletters, nothing found',
  },
  {
    ...information('/newsletters/2023-01-ctrt', 'newsletterPage'),
    route: '/newsletters/:slug{[a-z0-9-]+}',
  },
  {
    ...information('/newsletters/1999', 'notFoundPage'),
    ...{ name: 'newsletter that is not there', route: '/newsletters/:slug{[a-z0-9-]+}', status: 404 },
  },
  information('/safety', 'safetyPage'),
  information('/privacy', 'privacyPage'),
  information('/accessibility', 'accessibilityPage'),
  { ...information('/status', 'statusPage'), shows: '.error' },
  { ...information('/sign-up?list=month-events', 'signUpPage, fresh'), name: 'sign-up' },
  {
    ...information('/sign-up', 'signUpPage, errors'),
    name: 'sign-up, empty form sent',
    reach: pressing(),
    shows: '.errors',
  },
  {
    ...information('/sign-up?list=month-events', 'signUpPage, errors'),
    name: 'sign-up, misspelt address',
    reach: async (visit) => {
      await visit.page.fill('#address', 'someone@gmial.com');
      await press(visit, 'main form button');
    },
    shows: '#address-error',
  },
  {
    ...information('/sign-up?list=month-events', 'signUpPage, errors'),
    name: 'sign-up, form left open for too long',
    reach: sendingFormMade(25, () => '/sign-up'),
    shows: '.errors',
  },
  {
    ...information('/sign-up?list=month-events', 'signUpPage, too fast'),
    name: 'sign-up, form sent too fast',
    reach: sendingFormMade(-1, () => '/sign-up'),
    shows: '.note#errors',
  },
  information('/submit/event', 'submitPage, event'),
  information('/submit/resource', 'submitPage, resource'),
  {
    ...information('/submit/event', 'submitPage, errors'),
    name: 'submitting an event, empty form sent',
    reach: pressing(),
    shows: '.errors',
  },
  {
    ...information('/submit/resource', 'submitPage, errors'),
    name: 'sharing a resource, empty form sent',
    reach: pressing(),
    shows: '.errors',
  },
  {
    ...information('/submit/resource', 'submitPage, too fast'),
    name: 'sharing a resource, form sent too fast',
    reach: async (visit) => {
      for (const [field, text] of [
        ['title', 'A book'],
        ['link', 'https://books.example.org'],
        ['about', 'It helps.'],
      ] as const)
        await visit.page.fill(`#${field}`, text);
      await visit.page.locator('label[for=kind]').click();
      await sendingFormMade(-1, () => '/submit/resource')(visit);
    },
    shows: '.note#errors',
  },
  moderate('waiting', 'waiting'),
  moderate('waiting, a resource', 'resource', { to: 'moderateResource' }),
  moderate('edited since', 'edited', { to: 'moderateEdited' }),
  moderate('pressed too late', 'late', { to: 'moderateDeclined', more: '?said=late' }),
  moderate('approved', 'approved', { to: 'moderateApproved' }),
  moderate('declined', 'declined', { to: 'moderateDeclined' }),
  moderate('taken down', 'withdrawn', { to: 'moderateWithdrawn' }),
  {
    ...moderate('editing', 'waiting', { more: '/edit' }),
    ...{ is: 'moderateEditPage, fresh', route: `${MODERATE}/edit` },
  },
  {
    ...moderate('editing, with errors', 'waiting', { to: 'moderateResource', more: '/edit' }),
    ...{ is: 'moderateEditPage, errors', route: `${MODERATE}/edit`, shows: '.errors' },
    reach: async (visit) => {
      await visit.page.fill('#title', '');
      await press(visit, 'main form button');
    },
  },
  broken('moderate', '/moderate/:token{.*}', 'nothingToModeratePage'),
  information('/check-your-email', 'checkEmailPage, fresh'),
  information('/check-your-email?for=link', 'checkEmailPage, link'),
  information('/check-your-email?for=submission', 'checkEmailPage, fresh'),
  { ...information('/manage', 'askForLinkPage, fresh'), name: 'asking for the link' },
  {
    ...information('/manage', 'askForLinkPage, errors'),
    name: 'asking for the link, empty form sent',
    reach: pressing(),
    shows: '.errors',
  },
  {
    ...information('/manage', 'askForLinkPage, too fast'),
    name: 'asking for the link, form sent too fast',
    reach: sendingFormMade(-1, () => '/manage'),
    shows: '.note#errors',
  },
  link('confirm, subscription', { to: 'confirmSubscription', is: 'confirmPage' }),
  link('confirm, reminders of an event', { to: 'confirmReminders', is: 'confirmPage' }),
  link('confirm, place at an event', { to: 'confirmPlace', is: 'confirmPage' }),
  link('confirm, new address', { to: 'confirmAddress', is: 'confirmPage' }),
  link('confirm, event over', { to: 'confirmOver', is: 'eventRefusedPage', reach: pressing() }),
  link('confirm, used', { to: 'used', is: 'linkStatePage, used' }),
  link('confirm, expired', { to: 'expired', is: 'linkStatePage, expired', status: 410 }),
  link('confirm, superseded', { to: 'superseded', is: 'linkStatePage, superseded', status: 410 }),
  link('confirm, submission', { to: 'confirmSubmission', is: 'confirmPage' }),
  link('confirm, submission that is gone', {
    to: 'submissionGone',
    is: 'submissionRefusedPage, gone',
    reach: pressing(),
  }),
  link('confirm, too much waits', {
    to: 'submissionFull',
    is: 'submissionRefusedPage, full',
    reach: pressing(),
  }),
  broken('confirm', '/confirm/:token{.*}', 'linkStatePage, unknown'),
  ...(['subscription', 'reminders', 'place', 'waiting', 'address', 'submission'] as const).map(
    (what): PageState => ({
      ...information(`/confirmed/${what}`, `confirmedPage, ${what}`),
      route: '/confirmed/:what',
    }),
  ),
  manage('as it was', 'managePage, fresh'),
  manage('with a place', 'managePage, seated', { to: 'manageOfSeated' }),
  manage('waiting for a place', 'managePage, waiting', { to: 'manageOfWaiting' }),
  manage('saved', 'managePage, saved', { reach: choosing('save') }),
  manage('sent with what it does not have', 'managePage, errors', {
    reach: chooseUnknownStyle,
    shows: '#style-error',
  }),
  manage('address missing', 'managePage, errors', { reach: choosing('address'), shows: '#address-error' }),
  manage('address asked', 'managePage, address', { done: 'address' }),
  manage('copy sent', 'managePage, export', { reach: choosing('export') }),
  manage('saved, but silent', 'managePage, saved-silent', { done: 'saved-silent' }),
  manage('silent', 'managePage, silent', { done: 'silent' }),
  manage('reminders stopped', 'managePage, stopped', { to: 'manageOfSeated', done: 'stopped' }),
  manage('place given up', 'managePage, given-up', { done: 'given-up' }),
  manage('everything left', 'managePage, left', { done: 'left' }),
  manage('erasing', 'erasePage', {
    route: '/manage/:token{[^/]+/[^/]+}/erase',
    path: ({ links }) => `${links.manage}/erase`,
  }),
  manage('everything deleted', 'erasedPage', { to: 'manageOfNobody', done: 'erased' }),
  manage('nothing kept', 'nothingKeptPage', { to: 'manageOfNobody' }),
  broken('manage', '/manage/:token{.+}', 'brokenManageLinkPage'),
  link('unsubscribe', { to: 'unsubscribe', is: 'unsubscribePage' }),
  link('unsubscribe, done', { to: 'unsubscribe', is: 'unsubscribedPage', reach: pressing() }),
  broken('unsubscribe', '/unsubscribe/:token{.*}', 'brokenLinkPage'),
  link('keep', { to: 'keep', is: 'keepPage' }),
  link('keep, done', { to: 'keep', is: 'keptPage', reach: pressing() }),
  broken('keep', '/keep/:token{.*}', 'brokenLinkPage'),
  link('stop', { to: 'stop', is: 'stopPage' }),
  link('stop, done', { to: 'stop', is: 'stoppedPage', reach: pressing() }),
  broken('stop', '/stop/:token{.*}', 'brokenLinkPage'),
  { name: 'not found', is: 'notFoundPage', route: null, status: 404, path: () => '/nowhere' },
  {
    ...information('/sign-up', 'refusedPage, 403'),
    name: 'refused, from another site',
    reach: refused(() => '/sign-up', { headers: { 'sec-fetch-site': 'cross-site' } }),
  },
  {
    ...information('/sign-up', 'refusedPage, 415'),
    name: 'refused, no form',
    reach: refused(() => '/sign-up'),
  },
  {
    ...information('/sign-up', 'refusedPage, 413'),
    name: 'refused, too large',
    reach: refused(() => '/sign-up', {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      postData: `address=${'a'.repeat(20_000)}`,
    }),
  },
  {
    ...information('/safety', 'refusedPage, 405'),
    name: 'refused, wrong method',
    reach: refused(() => '/safety'),
  },
  {
    ...information('/safety', 'failedPage'),
    name: 'failed',
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
  '/status.json': 'for programs',
  '/:file{style\\.[0-9a-f]+\\.css}': 'the stylesheet',
  '/:file{page\\.[0-9a-f]+\\.js}': 'the script',
  '/icon.svg': 'the icon',
  '/robots.txt': 'for robots',
  '/.well-known/security.txt': 'for researchers',
  '/exit': 'leads elsewhere at once',
  '/newsletters/feed.atom': 'a feed',
  [`${EVENT}/:file{flyer\\.(?:pdf|txt)}`]: 'a flyer to download',
  [`${MODERATE}/flyer`]: 'a flyer to download',
  '/:file{[0-9]{4}\\.ics}': 'a calendar',
  '/:file{[0-9]{4}\\.atom}': 'a feed',
  '/:file{[0-9]{4}\\.json}': 'a feed',
  [BLOCK_ROUTE]: 'the picture for signatures',
  '/:year{[0-9]{4}}/:file{[0-9a-f]{16}\\.ics}': 'one event for a calendar program',
};
