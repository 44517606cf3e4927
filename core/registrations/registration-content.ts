/** What a letter on a registration says, part by part: the HTML and the plain text say the same. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import type { Action } from '../email/event-actions.ts';
import { singleLine } from '../email/plain-text.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { dayOf, hoursOf, shortWhenOf, whenOf } from '../languages/when.ts';
import { type EventLetter, eventLetterParts, joinOf, type RegistrationAddresses } from './event-letter.ts';
import type { RegistrationMessage } from './registration-message.ts';

export interface RegistrationInput {
  readonly outcome: RegistrationMessage['outcome'];
  /** With its join link, which only a letter to somebody with a place shows. */
  readonly event: Event;
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly addresses: RegistrationAddresses;
}

export interface RegistrationContent extends EventLetter {
  readonly title: string;
  readonly day: string;
  readonly hours: string | null;
  readonly happens: string;
  /** Null without a place or a link. */
  readonly join: Action | null;
  readonly change: string;
  readonly action: Action;
}

/** Always discreet: subject, preheader and opening name agency, kind, day and time. */
export function registrationContent(input: RegistrationInput): RegistrationContent {
  const { outcome, agency, words, addresses } = input;
  const isSeated = outcome === 'seated';
  const shown = isSeated ? input.event : withoutPrivateJoinLink(input.event);
  const { event, language: eventLanguage } = eventIn(shown, words.tag, agency);
  const said = words.registration.letters[outcome];
  const values = {
    agency: agency.shortName,
    kind: words.kinds[event.kind],
    when: shortWhenOf(event, words),
  };
  return {
    ...eventLetterParts({ event, eventLanguage, agency, words, addresses }),
    subject: singleLine(fill(said.subject, values)),
    preheader: singleLine(fill(said.preheader, { ...values, when: whenOf(event, words) })),
    title: said.title,
    day: dayOf(event, words),
    hours: hoursOf(event, words),
    happens: fill(said.happens, values),
    join: isSeated ? joinOf(event, words) : null,
    change: said.change,
    action: { label: said.action, address: outcome === 'given-up' ? addresses.event : addresses.manage },
  };
}
