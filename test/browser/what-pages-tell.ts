/**
 * Every page function of `core/pages` in every state that it can be in, with a sentence that stands there alone. What a type of the
 * page names must have its line here (TypeScript holds that), and every line its check (`accessibility.test.ts`).
 */
import type { Catalogue } from '../../core/languages/catalogue.ts';
import type { ConfirmedWhat } from '../../core/pages/confirmed-page.ts';
import type { ClosedState } from '../../core/pages/link-state-page.ts';
import type { Done } from '../../core/pages/manage-page.ts';
import type { RefusedStatus } from '../../core/pages/refused-page.ts';
import type { SubmissionRefused } from '../../core/pages/submission-refused-page.ts';

/** A sentence of the catalogue; what fills its slots is not looked at. */
export type Tells = (words: Catalogue) => string;

const problem: Tells = ({ forms }) => forms.problem;
const tooFast: Tells = ({ forms }) => forms.tooFast;

/** By the name of the function, or by that and the state. */
const PAGES = {
  accessibilityPage: ({ information }) => information.accessibility.title,
  askForLinkPage: { fresh: ({ askForLink }) => askForLink.lead, errors: problem, 'too fast': tooFast },
  awarenessDayPage: {
    'posts to share': ({ awarenessDay }) => awarenessDay.beforeTitle,
    'picture offered': ({ awarenessDay }) => awarenessDay.download,
    'all over': ({ awarenessDay }) => awarenessDay.blockOffer.over,
  },
  brokenLinkPage: ({ unsubscribe }) => unsubscribe.broken,
  brokenManageLinkPage: ({ manage }) => manage.brokenNew,
  calendarPage: {
    'on now': ({ calendar }) => calendar.past,
    'one kind': ({ calendar }) => calendar.allKinds,
    'month over': ({ calendar }) => calendar.over,
    coming: ({ calendar }) => calendar.next,
  },
  checkEmailPage: {
    fresh: ({ checkEmail }) => checkEmail.next,
    link: ({ checkEmail }) => checkEmail.nextLink,
  },
  confirmPage: ({ confirm }) => confirm.nothingYet,
  confirmedPage: {
    subscription: ({ confirmed }) => confirmed.subscription.text,
    reminders: ({ confirmed }) => confirmed.reminders.text,
    place: ({ confirmed }) => confirmed.place.text,
    waiting: ({ confirmed }) => confirmed.waiting.text,
    address: ({ confirmed }) => confirmed.address.text,
    submission: ({ confirmed }) => confirmed.submission.text,
  } satisfies Record<ConfirmedWhat, Tells>,
  erasePage: ({ manage }) => manage.eraseIntro,
  erasedPage: ({ manage }) => manage.erased,
  eventRefusedPage: ({ registration }) => registration.refused.over,
  failedPage: ({ information }) => information.failed.title,
  keepPage: ({ checkIn }) => checkIn.pageIntro,
  keptPage: ({ checkIn }) => checkIn.done,
  linkStatePage: {
    used: ({ confirm }) => confirm.used,
    expired: ({ confirm }) => confirm.expired,
    superseded: ({ confirm }) => confirm.superseded,
    unknown: ({ confirm }) => confirm.unknown,
  } satisfies Record<ClosedState, Tells>,
  managePage: {
    fresh: ({ manage }) => manage.listsHint,
    seated: ({ manage }) => manage.seated,
    waiting: ({ manage }) => manage.waiting,
    errors: problem,
    saved: ({ manage }) => manage.done.saved,
    'saved-silent': ({ manage }) => manage.done['saved-silent'],
    stopped: ({ manage }) => manage.done.stopped,
    'given-up': ({ manage }) => manage.done['given-up'],
    address: ({ manage }) => manage.done.address,
    export: ({ manage }) => manage.done.export,
    silent: ({ manage }) => manage.done.silent,
    left: ({ manage }) => manage.done.left,
  } satisfies Record<Done | 'fresh' | 'seated' | 'waiting' | 'errors', Tells>,
  newsletterArchivePage: {
    all: ({ newsletter }) => newsletter.archive.searchHint,
    found: ({ newsletter }) => newsletter.archive.found.one,
    'nothing found': ({ newsletter }) => newsletter.archive.nothingFound,
  },
  newsletterPage: ({ newsletter }) => newsletter.issue.toArchive,
  moderateEditPage: { fresh: ({ moderation }) => moderation.edit.lead, errors: problem },
  moderatePage: {
    waiting: ({ submissions }) => submissions.moderate.before,
    resource: ({ submissions }) => submissions.moderate.kindResource,
    edited: ({ submissions }) => submissions.moderate.toCurrent,
    late: ({ submissions }) => submissions.moderate.late,
    approved: ({ moderation }) => moderation.withdrawEvent,
    declined: ({ submissions }) => submissions.moderate.declined,
    withdrawn: ({ submissions }) => submissions.moderate.withdrawn,
  },
  notFoundPage: ({ pages }) => pages.notFound,
  nothingToModeratePage: ({ submissions }) => submissions.moderate.gone,
  nothingKeptPage: ({ manage }) => manage.none,
  privacyPage: ({ information }) => information.privacy.rightsTitle,
  refusedPage: {
    403: ({ forms }) => forms.refused.elsewhere,
    405: ({ forms }) => forms.refused.method,
    413: ({ forms }) => forms.refused.tooLarge,
    415: ({ forms }) => forms.refused.type,
  } satisfies Record<RefusedStatus, Tells>,
  renderEventPage: {
    reminders: ({ registration }) => registration.ask.remindersTitle,
    places: ({ registration }) => registration.free.many,
    full: ({ registration }) => registration.free.none,
    tentative: ({ remark }) => remark.tentative,
    community: ({ submissions }) => submissions.mark.by,
    canceled: ({ remark }) => remark.cancelled,
    over: ({ remark }) => remark.over,
    'another zone': ({ eventPage }) => eventPage.zone.here,
    'unknown zone': ({ eventPage }) => eventPage.zone.unknown,
    errors: problem,
    'too fast': tooFast,
  },
  resourcesPage: {
    all: ({ resources }) => resources.shareTitle,
    chosen: ({ resources }) => resources.showAll,
    none: ({ resources }) => resources.none,
  },
  safetyPage: ({ information }) => information.safety.title,
  signUpPage: { fresh: ({ signUp }) => signUp.listsHint, errors: problem, 'too fast': tooFast },
  statusPage: ({ serviceLevels }) => serviceLevels.all.broken,
  stopPage: ({ stop }) => stop.less,
  stoppedPage: ({ stop }) => stop.doneTitle,
  submissionRefusedPage: {
    gone: ({ submissions }) => submissions.gone.text,
    full: ({ submissions }) => submissions.full.text,
  } satisfies Record<SubmissionRefused, Tells>,
  submitPage: {
    event: ({ submissions }) => submissions.event.about,
    resource: ({ submissions }) => submissions.resource.about,
    errors: problem,
    'too fast': tooFast,
  },
  subscribePage: ({ eventPage }) => eventPage.subscribe.lead,
  unsubscribePage: ({ unsubscribe }) => unsubscribe.ratherLess,
  unsubscribedPage: ({ unsubscribe }) => unsubscribe.doneClose,
} satisfies Record<string, Tells | Readonly<Record<string, Tells>>>;

type Pages = typeof PAGES;
type States<Page extends keyof Pages> = Pages[Page] extends Tells
  ? Page
  : `${Page}, ${keyof Pages[Page] & (string | number)}`;

/** A page in a state: `keptPage`, or `managePage, saved`. */
export type PageInState = { [Page in keyof Pages]: States<Page> }[keyof Pages];

/** What tells that it is that page, in that state. */
export const WHAT_PAGES_TELL = Object.fromEntries(
  Object.entries(PAGES).flatMap(([page, told]): [string, Tells][] =>
    typeof told === 'function'
      ? [[page, told]]
      : Object.entries<Tells>(told).map(([state, tells]) => [`${page}, ${state}`, tells]),
  ),
) as Record<PageInState, Tells>;

/** Names of the functions. */
export const PAGE_FUNCTIONS: readonly string[] = Object.keys(PAGES);

/** The parts of a sentence of which none stands in `content`, between its slots. */
export const missingIn = (content: string, sentence: string): string[] =>
  sentence.split(/\{\w+\}/).filter((part) => !content.includes(part));
