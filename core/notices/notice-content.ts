/** What a change notice says, part by part, before it becomes HTML or plain text: both say the same. */
import type { Style } from '../agency/style.ts';
import { type Action, actionsOf } from '../email/event-actions.ts';
import { type Fact, factsOf } from '../email/event-facts.ts';
import { type EventMailing, type EventMailingInput, eventMailingParts } from '../email/event-mailing.ts';
import { pageAddress } from '../email/page-address.ts';
import { webAddress } from '../email/web-address.ts';
import { type AddLink, addLinks } from '../feeds/add-links.ts';
import { fill } from '../languages/catalogue.ts';
import { ASK_ID, eventPath } from '../pages/addresses.ts';
import { communityMark } from '../submissions/community-mark.ts';
import {
  type NoticeTelling,
  noticeKicker,
  noticePreheader,
  noticeSentences,
  noticeSubject,
} from './notice-wording.ts';
import { placesOf, timesOf, type WasAndIs } from './was-and-is.ts';

export interface NoticeContent extends EventMailing {
  readonly style: Style;
  /** The language of what the calendar says, where it is not that of the message. */
  readonly eventLanguage: string | null;
  readonly kicker: string;
  readonly title: string;
  readonly says: readonly string[];
  readonly times: WasAndIs;
  readonly places: WasAndIs | null;
  /** What else the event is; of one that is cancelled only whose it was, where that is not the agency. */
  readonly facts: readonly Fact[];
  readonly actions: readonly Action[];
  readonly calendarFile: string;
  /** Calendars that take the event from an address; none for one that is cancelled. */
  readonly addLinks: readonly AddLink[];
  /** Where all of them stand. */
  readonly addPage: string;
}

/** What the content is made from: the telling, and where things are. */
export interface NoticeContentInput extends NoticeTelling, EventMailingInput {
  readonly eventLanguage: string;
  readonly fileName: string;
}

export function noticeContent(input: NoticeContentInput): NoticeContent {
  const { event, agency, style, words, siteUrl, fileName } = input;
  const isCancelled = event.status === 'CANCELLED';
  const eventLanguage = input.eventLanguage === words.tag ? null : input.eventLanguage;
  return {
    ...eventMailingParts(input),
    style,
    eventLanguage,
    subject: noticeSubject(input),
    preheader: noticePreheader(input),
    kicker: noticeKicker(input),
    title: event.summary,
    says: noticeSentences(input),
    times: timesOf(input),
    places: placesOf(input, eventLanguage),
    facts: factsIn(input),
    actions: actionsIn(input),
    calendarFile: fill(words.notice[isCancelled ? 'cancelFile' : 'changeFile'], { file: fileName }),
    addLinks: isCancelled ? [] : addLinks(event, { agency, words, style, siteUrl }),
    addPage: `${pageAddress(`${eventPath(event)}?style=${style}`, input)}#add`,
  };
}

/** Of what is cancelled only whose it was is said, and nothing that others have written. */
function factsIn({ event, agency, words }: NoticeContentInput): Fact[] {
  if (event.status !== 'CANCELLED')
    return factsOf(event, words, agency).filter(({ label }) => label !== words.event.where);
  const mark = communityMark({ source: event.source, presenters: [] }, agency, words);
  return mark ? [{ label: mark.label, lines: [mark.line], ownWords: false }] : [];
}

/** Whoever was promised an event that everyone could come to first of all needs a place; nobody registers elsewhere. */
function actionsIn(input: NoticeContentInput): Action[] {
  const { event, former, words } = input;
  const isCancelled = event.status === 'CANCELLED';
  if (isCancelled || event.capacity === null || former.capacity !== null) {
    return actionsOf({ ...input, occasion: isCancelled ? 'cancelled' : 'coming' });
  }
  const form = `${pageAddress(eventPath(event), input)}#${ASK_ID}`;
  const page = webAddress(event.url ?? '');
  return [
    { label: words.eventPage.toForm.place, address: form },
    ...(page === null ? [] : [{ label: words.actions.cancelled, address: page }]),
  ];
}
