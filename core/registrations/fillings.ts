/** Which events may have places to give: each is asked of `send-letter`, which knows who waits. */

import type { Event } from '../calendar/event.ts';
import { refOf } from '../calendar/event-ref.ts';
import type { LetterMessage } from '../contract/letters.ts';
import { refusalOf } from './offer.ts';

/**
 * A calendar may give an event more places than it had. Asked at every load, changed or not: so a load that was cut short is
 * finished by the next, and where nobody waits nothing is written.
 */
export const fillingsOf = (events: readonly Event[], now: Date): LetterMessage[] =>
  events
    .filter((event) => refusalOf(event, 'place', now) === null)
    .map((event) => ({ purpose: 'fill-places', event: refOf(event) }));
