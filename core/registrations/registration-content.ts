/** What a letter on a registration says, part by part: the HTML and the plain text say the same. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import { contactOf, type Fact, factsOf } from '../email/event-facts.ts';
import { type HelpLine, helpLines } from '../email/hotlines.ts';
import { singleLine } from '../email/plain-text.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import { webAddress } from '../email/web-address.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { dayOf, hoursOf, shortWhenOf, whenOf } from '../languages/when.ts';
import type { RegistrationMessage } from './registration-message.ts';

/** Links that the letter leads to. */
export interface RegistrationAddresses {
  /** Where the person gives up their place. */
  readonly manage: string;
  /** The event's page. */
  readonly event: string;
  /** Where the address says that it never wants to hear of us again. */
  readonly stop: string;
}

export interface RegistrationInput {
  readonly outcome: RegistrationMessage['outcome'];
  /** With its join link, which only a letter to somebody with a place shows. */
  readonly event: Event;
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly addresses: RegistrationAddresses;
}

export interface RegistrationContent {
  readonly words: Catalogue;
  readonly agency: Pick<Agency, 'name' | 'postalAddress'>;
  readonly subject: string;
  readonly preheader: string;
  readonly title: string;
  readonly day: string;
  readonly hours: string | null;
  readonly happens: string;
  /** Null without a place or a link. */
  readonly join: { readonly label: string; readonly address: string } | null;
  readonly change: string;
  readonly action: { readonly label: string; readonly address: string };
  /** What the event is: comes last, for it may tell the topic. */
  readonly facts: readonly Fact[];
  /** The language of what the calendar says, where it is not the letter's. */
  readonly eventLanguage: string | null;
  readonly askForAccommodations: string;
  readonly helpLines: readonly HelpLine[];
  readonly stopAddress: string;
}

/** Always discreet: subject, preheader and opening name agency, kind, day and time. */
export function registrationContent({
  outcome,
  agency,
  words,
  ...input
}: RegistrationInput): RegistrationContent {
  const isSeated = outcome === 'seated';
  const shown = isSeated ? input.event : withoutPrivateJoinLink(input.event);
  const { event, language } = eventIn(shown, words.tag, agency);
  const said = words.registration.letters[outcome];
  const values = {
    agency: agency.shortName,
    kind: words.kinds[event.kind],
    when: shortWhenOf(event, words),
  };
  return {
    words,
    agency,
    subject: singleLine(fill(said.subject, values)),
    preheader: singleLine(fill(said.preheader, { ...values, when: whenOf(event, words) })),
    title: said.title,
    day: dayOf(event, words),
    hours: hoursOf(event, words),
    happens: fill(said.happens, values),
    join: isSeated ? joinOf(event, words) : null,
    change: said.change,
    action: {
      label: said.action,
      address: outcome === 'given-up' ? input.addresses.event : input.addresses.manage,
    },
    facts: [
      { label: words.letters.event, lines: [singleLine(event.summary)], ownWords: true },
      ...factsOf(event, words),
    ],
    eventLanguage: language === words.tag ? null : language,
    askForAccommodations: fill(words.event.ask, { contact: contactOf(event, agency) }),
    helpLines: helpLines(agency, words),
    stopAddress: input.addresses.stop,
  };
}

function joinOf({ conference }: Pick<Event, 'conference'>, { registration }: Catalogue) {
  const address = webAddress(conference ?? '');
  return address === null ? null : { label: registration.join, address };
}
