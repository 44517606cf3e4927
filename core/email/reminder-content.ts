/** What a reminder says, part by part, before it becomes HTML or plain text: both say the same. */
import type { Style } from '../agency/style.ts';
import { type AddLink, addLinks } from '../feeds/add-links.ts';
import { fill } from '../languages/catalogue.ts';
import { dayOf, hoursOf } from '../languages/when.ts';
import type { Month } from '../month/month.ts';
import { eventPath } from '../pages/addresses.ts';
import { flyersOf } from '../submissions/flyers-of.ts';
import { type AwarenessDayKit, awarenessDayKit } from './awareness-day-kit.ts';
import { type Action, actionsOf } from './event-actions.ts';
import { type Fact, factsOf } from './event-facts.ts';
import { type EventMailing, type EventMailingInput, eventMailingParts } from './event-mailing.ts';
import { isPast } from './occasion.ts';
import { pageAddress } from './page-address.ts';
import { kickerOf, preheaderOf, subjectOf, type Telling } from './reminder-wording.ts';
import { webAddress } from './web-address.ts';

export interface ReminderContent extends EventMailing {
  readonly style: Style;
  /** The language of what the calendar says, where it is not that of the message. */
  readonly eventLanguage: string | null;
  readonly kicker: string;
  readonly title: string;
  /** Where a bare date would mislead. */
  readonly remark: string | null;
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
  readonly calendarFile: string | null;
  /** Calendars that take the event from an address; none for one that is over or cancelled. */
  readonly addLinks: readonly AddLink[];
  /** Where all of them stand. */
  readonly addPage: string;
  /** What Awareness Day brings beside this; null for every other event. */
  readonly kit: AwarenessDayKit | null;
}

/** What the content is made from: the telling, and where things are. */
export interface ContentInput extends Telling, EventMailingInput {
  readonly eventLanguage: string;
  readonly fileName: string;
  /** Whether the event, which is given without it, has a link to join for those with a place. */
  readonly hasPrivateJoin: boolean;
  /** The year's month file; null where there is none. */
  readonly month: Month | null;
}

export function reminderContent(input: ContentInput): ReminderContent {
  const { event, agency, occasion, style, words, siteUrl, eventLanguage, fileName } = input;
  const isAhead = !isPast(occasion);
  return {
    ...eventMailingParts(input),
    style,
    eventLanguage: eventLanguage === words.tag ? null : eventLanguage,
    subject: subjectOf(input),
    preheader: preheaderOf(input),
    kicker: kickerOf(input),
    title: event.summary,
    remark: remarkOf(input),
    day: dayOf(event, words),
    hours: hoursOf(event, words),
    facts: factsOf(event, words, agency),
    joinsByPlace: input.hasPrivateJoin && isAhead,
    actions: actionsOf(input),
    aboutHeading: event.kind === 'OBSERVANCE' ? words.actions.OBSERVANCE : words.event.about,
    moreAt: webAddress(event.url ?? '') ?? pageAddress(eventPath(event), input),
    flyers: flyersOf(event, siteUrl),
    calendarFile: isAhead ? fill(words.event.calendarFile, { file: fileName }) : null,
    addLinks: isAhead ? addLinks(event, { agency, words, style, siteUrl }) : [],
    addPage: `${pageAddress(`${eventPath(event)}?style=${style}`, input)}#add`,
    kit: awarenessDayKit(input),
  };
}

function remarkOf({ event, occasion, words }: Telling): string | null {
  if (isPast(occasion)) return words.remark[occasion];
  return event.status === 'TENTATIVE' ? words.remark.tentative : null;
}
