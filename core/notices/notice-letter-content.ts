/** What the letter on a change says to somebody with a place, part by part: the HTML and the plain text say the same. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import type { Action } from '../email/event-actions.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import {
  type EventLetter,
  eventLetterParts,
  joinOf,
  type RegistrationAddresses,
} from '../registrations/event-letter.ts';
import { formerEvent, withoutFormerLink } from './former-event.ts';
import type { MaterialFacts } from './material-facts.ts';
import { toldChanges } from './notice-changes.ts';
import { noticePreheader, noticeSentences, noticeSubject, whatOf } from './notice-wording.ts';
import { discreetly, placesOf, timesOf, type WasAndIs } from './was-and-is.ts';

export interface NoticeLetterInput {
  /** As it is now, with its join link, which is for those with a place. */
  readonly event: Event;
  /** As the person was last told. */
  readonly from: MaterialFacts;
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly addresses: RegistrationAddresses;
}

export interface NoticeLetterContent extends EventLetter {
  readonly title: string;
  readonly says: string;
  readonly times: WasAndIs;
  /** Comes last, with the facts, for it may tell the topic; null where it is as it was: then it is one of them. */
  readonly places: WasAndIs | null;
  /** What becomes of the person's place, and of the event in their calendar. */
  readonly happens: readonly string[];
  readonly join: Action | null;
  /** Null where there is nothing to do. */
  readonly change: string | null;
  readonly action: Action;
}

/** Always discreet: subject, preheader and opening name agency, kind, what has changed, day and time. */
export function noticeLetterContent(input: NoticeLetterInput): NoticeLetterContent {
  const { from, agency, words, addresses } = input;
  const { event, language } = eventIn(withoutFormerLink(input.event, from), words.tag, agency);
  const former = eventIn(formerEvent(input.event, from), words.tag, agency);
  const changes = toldChanges({ event: input.event, from, hasPlace: true });
  const telling = {
    event,
    ...{ former: former.event, formerLanguage: former.language, changes },
    ...{ agency, words, style: 'discreet' as const },
  };
  const parts = eventLetterParts({ event, eventLanguage: language, agency, words, addresses });
  const places = changes.includes('place') ? placesOf(telling, parts.eventLanguage) : null;
  const isTold = (label: string) => label === words.event.where && places !== null;
  return {
    ...parts,
    facts:
      event.status === 'CANCELLED'
        ? parts.facts.slice(0, 1)
        : parts.facts.filter(({ label }) => !isTold(label)),
    subject: noticeSubject(telling),
    preheader: noticePreheader(telling),
    title: whatOf(telling),
    says: discreetly({ says: noticeSentences(telling), places, words }).join(' '),
    times: timesOf(telling),
    places,
    ...whatFollows(input, event),
  };
}

/** Of a cancelled event nothing is to be joined or given up. */
function whatFollows(
  { words, addresses }: NoticeLetterInput,
  event: Event,
): Pick<NoticeLetterContent, 'happens' | 'join' | 'change' | 'action'> {
  const { letter } = words.notice;
  return event.status === 'CANCELLED'
    ? {
        happens: [letter.gone, letter.removes],
        join: null,
        change: null,
        action: { label: letter.page, address: addresses.event },
      }
    : {
        happens: [letter.stays, letter.changes],
        join: joinOf(event, words),
        change: letter.change,
        action: { label: letter.action, address: addresses.manage },
      };
}
