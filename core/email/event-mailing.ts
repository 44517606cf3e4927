/** What every mailing on events says beside what it is sent for: the same for reminders, change notices and programmes. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { SIGN_UP_PATH } from '../pages/addresses.ts';
import { type HelpLine, helpLines } from './hotlines.ts';
import { pageAddress } from './page-address.ts';
import { type AskedAbout, type Questions, questionsOf } from './questions.ts';

/** Its head, and the parts that follow its opening. */
export interface EventMailing extends Questions {
  readonly words: Catalogue;
  readonly subject: string;
  readonly preheader: string;
  readonly helpLines: readonly HelpLine[];
  readonly signUpAddress: string;
  readonly agency: Pick<Agency, 'name' | 'postalAddress' | 'page'>;
}

/** What these parts are made from. */
export interface EventMailingInput {
  /** As its reader may see it, in their language. */
  readonly event: Event;
  readonly agency: Agency;
  readonly words: Catalogue;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
}

/** Whom to ask about one event; of several, the agency's first contact is asked. */
export type PartsInput = Omit<EventMailingInput, 'event'> & {
  readonly event: AskedAbout;
};

/** No event of its own: whom to ask is the agency's to say, but for what others hold. */
export const onSeveral = (events: readonly Pick<Event, 'source'>[]): AskedAbout => ({
  status: 'CONFIRMED',
  contact: null,
  holdOthers: events.some(({ source }) => source === 'community'),
});

/** The parts that follow the opening. */
export function eventMailingParts(input: PartsInput): Omit<EventMailing, 'subject' | 'preheader'> {
  const { event, agency, words } = input;
  return {
    words,
    ...questionsOf(event, input),
    helpLines: helpLines(agency, words),
    signUpAddress: pageAddress(SIGN_UP_PATH, input),
    agency,
  };
}
