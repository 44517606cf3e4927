/** Whom to ask about an event, and for what: the same in mailings and letters. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { contactOf } from './event-facts.ts';

export interface Questions {
  readonly questionsHeading: string;
  readonly whomToAsk: string;
}

/** Accommodations, too, unless there is nothing to come to. */
export function questionsOf(
  event: Pick<Event, 'status' | 'contact'>,
  { agency, words }: { readonly agency: Pick<Agency, 'contacts'>; readonly words: Catalogue },
): Questions {
  const contact = contactOf(event, agency);
  return event.status === 'CANCELLED'
    ? { questionsHeading: words.notice.questions, whomToAsk: fill(words.notice.ask, { contact }) }
    : { questionsHeading: words.event.accommodations, whomToAsk: fill(words.event.ask, { contact }) };
}
