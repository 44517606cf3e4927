/**
 * English, and with it the shape of every catalogue (see `catalogue.ts`). `{slots}` are filled by `fill`; nothing
 * here is markup. Wording: plain, calm, about grade 8; it never names the month's topic, so that it fits discreet
 * subjects as well as open ones.
 */

import { awarenessDay, signatureBlock } from './en/awareness-day.ts';
import { checkIn } from './en/check-in.ts';
import { confirm, confirmed, stop } from './en/confirm.ts';
import { digest, rhythm } from './en/digest.ts';
import { eventPage } from './en/event-page.ts';
import { forms } from './en/forms.ts';
import { information } from './en/information.ts';
import { letters } from './en/letters.ts';
import { manage } from './en/manage.ts';
import { moderation } from './en/moderation.ts';
import { newsletter } from './en/newsletter.ts';
import { notice } from './en/notice.ts';
import { programme } from './en/programme.ts';
import { registration } from './en/registration.ts';
import { monthPage, resources } from './en/resources.ts';
import { serviceLevels } from './en/service-levels.ts';
import { askForLink, checkEmail, signUp } from './en/sign-up.ts';
import { submissions } from './en/submissions.ts';
import { unsubscribe } from './en/unsubscribe.ts';
export const en = {
  tag: 'en',
  /** The language's own name, for the language switch. */
  name: 'English',
  dir: 'ltr',
  /** How dates and times are written (BCP 47), and how a zone is named (`timeZoneName` of Intl.DateTimeFormat). */
  locale: 'en-US',
  zoneName: 'short',

  kinds: {
    WEBINAR: 'webinar',
    'IN-PERSON': 'in-person event',
    EXHIBIT: 'exhibit',
    'ON-DEMAND': 'on-demand training',
    OBSERVANCE: 'awareness day',
  },
  kindLabels: {
    WEBINAR: 'Webinar',
    'IN-PERSON': 'In person',
    EXHIBIT: 'Exhibit',
    'ON-DEMAND': 'On demand',
    OBSERVANCE: 'Awareness day',
  },

  when: {
    hours: '{hours} {zone}',
    hoursAcrossDays: 'starts {start}, ends {end} on the last day, {zone}',
    full: '{day}, {hours}',
  },

  subject: {
    discreet: {
      coming: '{agency} {kind}: {when}',
      today: '{agency} {kind} today: {when}',
      opening: '{agency} {kind} opens today: {when}',
      running: '{agency} {kind}, on now: {when}',
      over: '{agency} {kind} of {when}: follow-up',
      recorded: '{agency} {kind} of {when}: the recording is ready',
      cancelled: 'Canceled: {agency} {kind}, {when}',
    },
    open: {
      coming: '{title} – {when}',
      today: 'Today: {title}',
      opening: 'Opens today: {title}',
      running: 'On now: {title}',
      over: 'Follow-up: {title}',
      recorded: 'The recording is ready: {title}',
      cancelled: 'Canceled: {title} – {when}',
    },
  },

  preheader: {
    coming: 'A reminder from {agency}: {kind}, {when}. The details are in this email.',
    today: 'From {agency}: {kind} today, {when}. The details are in this email.',
    opening: 'From {agency}: {kind}, opens today, {when}. The details are in this email.',
    running: 'From {agency}: {kind}, on now, {when}. The details are in this email.',
    over: 'From {agency}: follow-up to the {kind} of {when}. The details are in this email.',
    recorded: 'From {agency}: the recording of the {kind} of {when} is ready. The details are in this email.',
    cancelled: 'From {agency}: the {kind} of {when} is canceled. The details are in this email.',
  },

  /** The line above the title in the body of a message. */
  kicker: {
    coming: 'Reminder: {kind}',
    today: 'Today: {kind}',
    opening: 'Opens today: {kind}',
    running: 'On now: {kind}',
    over: 'Follow-up: {kind}',
    recorded: 'The recording is ready: {kind}',
    cancelled: 'Canceled: {kind}',
  },
  /** The same for an observance, which calls people to take part; with a tag from its description, if it has one. */
  joinIn: {
    coming: 'Join in',
    today: 'Join in today',
    withTag: '{joinIn} with {tag}',
  },

  /** The sentence below the title, where a bare date would mislead. */
  remark: {
    over: 'This event has taken place. Thank you for your interest.',
    recorded: 'This event has taken place, and you can watch the recording. Thank you for your interest.',
    cancelled: 'This event is canceled. It will not take place at this time.',
    tentative: 'This date is not final yet. Please check again before you plan around it.',
    moved: 'This event has moved. It was first announced for {when}.',
  },

  event: {
    when: 'When',
    where: 'Where',
    online: 'Online',
    alsoOnline: '{place} (also online)',
    presenters: 'Presenters',
    audience: 'Who it is for',
    about: 'About this event',
    readMore: 'Read the rest here:',
    flyer: 'Flyer',
    accommodations: 'Accommodations and questions',
    ask: 'Do you need captions, sign language, another format, or another accommodation? Do you have a question? Please ask: {contact}',
    askOthers: 'About a community event, please ask whoever holds it: the event’s page says whom.',
    below:
      'Further down in this email: the title and the description, whom to ask for captions, sign language or another accommodation, and how to unsubscribe.',
    calendarFile: 'The attached file “{file}” puts this into your own calendar.',
  },
  actions: {
    WEBINAR: 'Register or learn more',
    'IN-PERSON': 'Register or learn more',
    EXHIBIT: 'More information',
    'ON-DEMAND': 'Sign up or learn more',
    OBSERVANCE: 'How to take part',
    join: 'Join online',
    over: 'Go to the event’s page',
    recorded: 'Watch the recording',
    cancelled: 'More information',
    inCalendar: 'See it in the calendar',
  },

  help: {
    title: 'If you or someone you know wants to talk to someone',
    phone: 'Call {number}',
    text: 'Text {number}',
    tty: 'TTY {number}',
    chat: 'Chat: {address}',
  },

  calendarEntry: {
    summary: '{agency} {kind}',
    community: 'Community {kind}',
    description: 'The details are in the email from {agency}.',
  },

  footer: {
    thisEvent: 'this event',
    why: 'You get this email because you are signed up for:',
    leave: 'Unsubscribe',
    leaveLong: 'To unsubscribe, open this page:',
    change: 'Change what you get',
    changeLong: 'To change what you get, open this page:',
    yoursAlone: 'This link is yours alone: whoever has it can change your choices.',
    forwarded: 'Was this forwarded to you?',
    signUp: 'Sign up for your own',
    signUpLong: 'Was this forwarded to you? Sign up for your own:',
  },

  pages: {
    skip: 'Skip to the main part',
    quickExit: 'Leave this site',
    quickExitHint:
      '“Leave this site” opens another, neutral site at once. It does not erase your browser’s history.',
    languages: 'Language',
    home: 'Calendar',
    signUp: 'Email reminders',
    manage: 'Your choices',
    safety: 'Safety',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    navigation: 'Pages',
    footNavigation: 'More pages',
    notFoundTitle: 'Page not found',
    notFound: 'This page does not exist, or it has moved.',
    toCalendar: 'Go to the calendar',
  },
  calendar: {
    next: 'Next',
    runningNow: 'On now',
    kinds: 'Kinds of events',
    allKinds: 'All',
    subscribe: 'Add to your own calendar',
    past: 'Already took place',
    atAGlance: 'At a glance',
    events: 'Events',
    exhibits: 'Exhibits',
    onDemand: 'Any time',
    none: 'No events have been announced yet. Please come back later.',
    aboutTheMonth: 'About the month',
    years: 'Other years',
    canceled: 'Canceled',
    tentative: 'Date not final',
    over: 'Has taken place',
    getReminders: 'Get reminders by email',
  },
  signUp,
  checkEmail,
  askForLink,
  confirm,
  confirmed,
  stop,
  letters,
  forms,
  manage,
  unsubscribe,
  registration,
  newsletter,
  notice,
  programme,
  digest,
  rhythm,
  eventPage,
  information,
  checkIn,
  awarenessDay,
  signatureBlock,
  resources,
  monthPage,
  serviceLevels,
  submissions,
  moderation,
} as const;
