/** Whether a letter on a registration still says what is so: letters may overtake one another, and so may people. */
import type { Event } from '../calendar/event.ts';
import type { SkippedBecause } from '../letters/letter-record.ts';
import type { AskedEvent } from '../subscribers/asked-event.store.ts';
import { type SuppressionReason, silencesLetters } from '../subscribers/suppression-reason.ts';
import type { Standing } from './place.store.ts';
import type { RegistrationMessage } from './registration-message.ts';

/** What is known when the letter is about to be sent. */
export interface RegistrationNow {
  readonly event: Event | undefined;
  readonly standing: Standing;
  /** What the person asks for at this event. */
  readonly asked: AskedEvent | undefined;
  readonly suppression: SuppressionReason | undefined;
}

/** Why the letter is not sent; null when it is. What was given up is also said of an event that is canceled. */
export function obstacleTo(
  outcome: RegistrationMessage['outcome'],
  { event, standing, asked, suppression }: RegistrationNow,
  now: Date,
): SkippedBecause | null {
  if (silencesLetters(suppression)) return 'suppressed';
  if (!event) return 'gone';
  if (Date.parse(event.endsAt) <= now.getTime()) return 'over';
  if (outcome === 'given-up') return asked?.wants === 'place' && !asked.givenUp ? 'overtaken' : null;
  if (event.status === 'CANCELLED') return 'cancelled';
  return standing === outcome ? null : 'overtaken';
}
