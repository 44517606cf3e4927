/** What readers of a mail on an event can do by opening an address. */
import type { Catalogue } from '../languages/catalogue.ts';
import { eventPath } from '../pages/addresses.ts';
import type { EventMailingInput } from './event-mailing.ts';
import { isPast, type Occasion } from './occasion.ts';
import { pageAddress } from './page-address.ts';
import { webAddress } from './web-address.ts';

/** Something the reader can do, by opening an address. */
export interface Action {
  readonly label: string;
  readonly address: string;
}

interface ActionsInput extends EventMailingInput {
  readonly occasion: Occasion;
}

/** First what is needed at that hour: the link to join, never for an event that is over or cancelled, then the recording. */
export function actionsOf(input: ActionsInput): Action[] {
  const { event, occasion, words } = input;
  const join = isPast(occasion) ? null : webAddress(event.conference ?? '');
  const recording = occasion === 'recorded' ? webAddress(event.recording ?? '') : null;
  const page = webAddress(event.url ?? '');
  const actions = [
    join !== null && { label: words.actions.join, address: join },
    recording !== null && { label: words.actions.recorded, address: recording },
    page !== null &&
      page !== join &&
      page !== recording && { label: words.actions[pageAction(input)], address: page },
  ].filter((action) => action !== false);
  const fallback = { label: words.actions.inCalendar, address: pageAddress(eventPath(event), input) };
  return actions.length > 0 ? actions : [fallback];
}

/** What the event's own page is for by then. */
function pageAction({ event, occasion }: ActionsInput): keyof Catalogue['actions'] {
  if (!isPast(occasion)) return event.kind;
  return occasion === 'recorded' ? 'over' : occasion;
}
