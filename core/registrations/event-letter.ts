/** What every letter to somebody about one event says beside what it is sent for. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import type { Action } from '../email/event-actions.ts';
import { type Fact, factsOf } from '../email/event-facts.ts';
import { type HelpLine, helpLines } from '../email/hotlines.ts';
import { singleLine } from '../email/plain-text.ts';
import { type Questions, questionsOf } from '../email/questions.ts';
import { webAddress } from '../email/web-address.ts';
import type { Catalogue } from '../languages/catalogue.ts';

/** Links that such a letter leads to. */
export interface RegistrationAddresses {
  /** Where the person gives up their place. */
  readonly manage: string;
  /** The event's page. */
  readonly event: string;
  /** Where the address says that it never wants to hear of us again. */
  readonly stop: string;
}

/** Its head, and the parts that follow its opening. */
export interface EventLetter extends Questions {
  readonly words: Catalogue;
  readonly agency: Pick<Agency, 'name' | 'postalAddress'>;
  readonly subject: string;
  readonly preheader: string;
  /** What the event is: comes last, for it may tell the topic. */
  readonly facts: readonly Fact[];
  /** The language of what the calendar says, where it is not the letter's. */
  readonly eventLanguage: string | null;
  readonly helpLines: readonly HelpLine[];
  readonly stopAddress: string;
}

/** What these parts are made from. */
export interface EventLetterInput {
  /** As its reader may see it, in their language. */
  readonly event: Event;
  readonly eventLanguage: string;
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly addresses: RegistrationAddresses;
}

/** The parts that follow the opening. */
export function eventLetterParts(input: EventLetterInput): Omit<EventLetter, 'subject' | 'preheader'> {
  const { event, eventLanguage, agency, words, addresses } = input;
  return {
    words,
    agency,
    facts: [
      { label: words.letters.event, lines: [singleLine(event.summary)], ownWords: true },
      ...factsOf(event, words, agency),
    ],
    eventLanguage: eventLanguage === words.tag ? null : eventLanguage,
    ...questionsOf(event, input),
    helpLines: helpLines(agency, words),
    stopAddress: addresses.stop,
  };
}

/** The link to join, for somebody with a place; null where there is none. */
export function joinOf(
  { conference }: Pick<Event, 'conference'>,
  { registration }: Catalogue,
): Action | null {
  const address = webAddress(conference ?? '');
  return address === null ? null : { label: registration.join, address };
}
