/** Whom to ask about an event, and for what: the same in mailings and letters. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { contactOf } from './event-facts.ts';

export interface Questions {
  readonly questionsHeading: string;
  readonly whomToAsk: string;
}

/** What may be asked about. */
export type AskedAbout = Pick<Event, 'status' | 'contact'> & {
  /** Whether others hold any of several. */
  readonly holdOthers?: boolean;
};

/** Accommodations, too, unless there is nothing to come to. */
export function questionsOf(
  event: AskedAbout,
  { agency, words }: { readonly agency: Pick<Agency, 'contacts'>; readonly words: Catalogue },
): Questions {
  const contact = contactOf(event, agency);
  if (event.status === 'CANCELLED')
    return { questionsHeading: words.notice.questions, whomToAsk: fill(words.notice.ask, { contact }) };
  const { accommodations, ask, askOthers } = words.event;
  const whomToAsk = fill(ask, { contact });
  return {
    questionsHeading: accommodations,
    whomToAsk: event.holdOthers ? `${whomToAsk}. ${askOthers}` : whomToAsk,
  };
}
