/** What a reminder says, part by part, before it becomes HTML or plain text: both say the same. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import { type AddLink, addLinks } from '../feeds/add-links.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { dayOf, hoursOf } from '../languages/when.ts';
import { eventPath, SIGN_UP_PATH } from '../pages/addresses.ts';
import { contactOf, type Fact, factsOf } from './event-facts.ts';
import { type HelpLine, helpLines } from './hotlines.ts';
import { pageAddress } from './page-address.ts';
import { kickerOf, preheaderOf, subjectOf, type Telling } from './reminder-wording.ts';
import { webAddress } from './web-address.ts';

/** Something the reader can do, by opening an address. */
export interface Action {
  readonly label: string;
  readonly address: string;
}

export interface ReminderContent {
  readonly style: Style;
  readonly words: Catalogue;
  /** The language of what the calendar says, where it is not that of the message. */
  readonly eventLanguage: string | null;
  readonly subject: string;
  readonly preheader: string;
  readonly kicker: string;
  readonly title: string;
  readonly notice: string | null;
  readonly day: string;
  readonly hours: string | null;
  readonly facts: readonly Fact[];
  /** Whether there is a link to join that only those with a place may see: it is put in for each of them. */
  readonly joinsByPlace: boolean;
  /** The first is what most readers come for. */
  readonly actions: readonly Action[];
  readonly aboutHeading: string;
  /** Where the rest of a description is, should it be too long. */
  readonly moreAt: string;
  readonly flyers: readonly string[];
  readonly askForAccommodations: string;
  readonly calendarFile: string | null;
  /** Calendars that take the event from an address; none for one that is over or cancelled. */
  readonly addLinks: readonly AddLink[];
  /** Where all of them stand. */
  readonly addPage: string;
  readonly helpLines: readonly HelpLine[];
  readonly signUpAddress: string;
  readonly agency: Pick<Agency, 'name' | 'postalAddress' | 'page'>;
}

/** What the content is made from: the telling, and where things are. */
export interface ContentInput extends Telling {
  readonly siteUrl: string;
  readonly eventLanguage: string;
  readonly fileName: string;
  /** Whether the event, which is given without it, has a link to join for those with a place. */
  readonly hasPrivateJoin: boolean;
}

export function reminderContent(input: ContentInput): ReminderContent {
  const { event, agency, occasion, style, words, siteUrl, eventLanguage, fileName } = input;
  const isAhead = occasion !== 'over' && occasion !== 'cancelled';
  const actions = actionsOf(input);
  return {
    style,
    words,
    eventLanguage: eventLanguage === words.tag ? null : eventLanguage,
    subject: subjectOf(input),
    preheader: preheaderOf(input),
    kicker: kickerOf(input),
    title: event.summary,
    notice: noticeOf(input),
    day: dayOf(event, words),
    hours: hoursOf(event, words),
    facts: factsOf(event, words),
    joinsByPlace: input.hasPrivateJoin && isAhead,
    actions,
    aboutHeading: event.kind === 'OBSERVANCE' ? words.actions.OBSERVANCE : words.event.about,
    moreAt: webAddress(event.url ?? '') ?? pageAddress(eventPath(event), input),
    flyers: event.attachments.filter((address) => webAddress(address) !== null),
    askForAccommodations: fill(words.event.ask, { contact: contactOf(event, agency) }),
    calendarFile: isAhead ? fill(words.event.calendarFile, { file: fileName }) : null,
    addLinks: isAhead ? addLinks(event, { agency, words, style, siteUrl }) : [],
    addPage: `${pageAddress(`${eventPath(event)}?style=${style}`, input)}#add`,
    helpLines: helpLines(agency, words),
    signUpAddress: pageAddress(SIGN_UP_PATH, input),
    agency,
  };
}

function noticeOf({ event, occasion, words }: Telling): string | null {
  if (occasion === 'over' || occasion === 'cancelled') return words.notice[occasion];
  return event.status === 'TENTATIVE' ? words.notice.tentative : null;
}

/** Join link first, as it is what is needed once the hour has come; never for an event that is over or cancelled. */
function actionsOf(input: ContentInput): Action[] {
  const { event, occasion, words } = input;
  const isPast = occasion === 'over' || occasion === 'cancelled';
  const join = isPast ? null : webAddress(event.conference ?? '');
  const page = webAddress(event.url ?? '');
  const actions = [
    join !== null && { label: words.actions.join, address: join },
    page !== null && page !== join && { label: words.actions[isPast ? occasion : event.kind], address: page },
  ].filter((action) => action !== false);
  const fallback = { label: words.actions.inCalendar, address: pageAddress(eventPath(event), input) };
  return actions.length > 0 ? actions : [fallback];
}
