/** Which letter is sent in answer to what somebody asked, and when it is none. Nobody who asks hears of the difference. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import type { LetterMessage } from '../contract/letters.ts';
import { refusalOf } from '../registrations/offer.ts';
import type { Standing as PlaceStanding } from '../registrations/place.store.ts';
import type { AskedEvent } from '../subscribers/asked-event.store.ts';
import { type Audience, eventAudience } from '../subscribers/audience.ts';
import type { Profile } from '../subscribers/subscriber.store.ts';
import type { Standing } from '../subscribers/subscription.store.ts';
import { type SuppressionReason, silencesLetters } from '../subscribers/suppression-reason.ts';
import { askedAtOf, isAwaited } from './asked-at.ts';
import type { LetterKind } from './letter-content.ts';
import type { SkippedBecause } from './letter-record.ts';

/** The letters that are decided here. */
export type AskedLetter = Extract<
  LetterMessage,
  {
    purpose:
      | 'confirm-subscription'
      | 'confirm-event'
      | 'confirm-address'
      | 'confirm-submission'
      | 'manage'
      | 'export'
      | 'welcome-back';
  }
>;

/** What is known of the person behind the address, and of what they ask for. */
export interface Known {
  readonly agency: Pick<Agency, 'lists'>;
  /** The id that belongs to the address the letter would go to. */
  readonly id: string;
  /** Why the address is suppressed, if it is, or the mailbox behind it, for what anybody can ask for. */
  readonly suppression: SuppressionReason | undefined;
  /** Of the person whose request it is; for a change of address that is not whoever has the new one. */
  readonly profile: Profile | undefined;
  /** How the person stands to what is asked for. */
  readonly standings: ReadonlyMap<Audience, Standing>;
  readonly events: readonly AskedEvent[];
  /** When the person left the first of all lists, as whoever is erased leaves them all at once; null for everybody who has not left each. */
  readonly leftAllFrom: string | null;
  /** The event that is asked for. */
  readonly event: Event | undefined;
  /** Whether the person has a place at it, or waits for one. */
  readonly place: PlaceStanding;
}

export type LetterDecision =
  | { readonly send: LetterKind; readonly because?: never }
  | { readonly send: null; readonly because: SkippedBecause };

const send = (kind: LetterKind): LetterDecision => ({ send: kind });
const skip = (because: SkippedBecause): LetterDecision => ({ send: null, because });

/**
 * Whoever asked never to be written to, and whoever's mailbox does not exist, gets no letter. A complaint ends mailings
 * only: whoever asks for something after it confirms, and so takes it back.
 */
export function decideLetter(message: AskedLetter, known: Known, now: Date): LetterDecision {
  if (silencesLetters(known.suppression)) return skip('suppressed');
  if (!isAwaited(message, now)) return skip('expired');
  if (hasEndedAllSince(message, known)) return skip('overtaken');
  if (message.purpose === 'confirm-subscription') return decideSubscription(message, known);
  if (message.purpose === 'confirm-event') return decideEvent(message, known, now);
  // Whoever has the address need not be known to us.
  if (message.purpose === 'confirm-submission') return send(message.purpose);
  if (!known.profile)
    return message.purpose === 'welcome-back' ? send('welcome-back') : skip('unknown-person');
  if (message.purpose === 'confirm-address' && message.id === known.id) return send('already');
  return send(message.purpose);
}

/** Whoever was erased after they had asked is not written to, nor kept again. */
const hasEndedAllSince = (message: AskedLetter, { leftAllFrom }: Known): boolean => {
  const askedAt = askedAtOf(message);
  return leftAllFrom !== null && askedAt !== null && askedAt < leftAllFrom;
};

type Asking<Purpose> = Extract<LetterMessage, { purpose: Purpose }>;

function decideSubscription(
  { lists }: Asking<'confirm-subscription'>,
  { agency, suppression, standings }: Known,
): LetterDecision {
  const asked = agency.lists.filter(({ id }) => lists.includes(id));
  if (asked.length === 0) return skip('no-such-list');
  const hasAll = asked.every(({ id }) => standings.get(id) === 'active');
  return send(hasAll && suppression === undefined ? 'already' : 'confirm-subscription');
}

function decideEvent(message: Asking<'confirm-event'>, known: Known, now: Date): LetterDecision {
  const { wants } = message;
  const refusal = refusalOf(known.event, wants, now);
  if (refusal !== null) return skip(refusal);
  if (hasEvent(message, known) && known.suppression === undefined) return send('already');
  return send(wants === 'place' ? 'confirm-place' : 'confirm-reminders');
}

/**
 * Whoever waits has all that asking again would bring. Whoever has a place and stopped its reminders has not: the letter's button
 * brings them back.
 */
function hasEvent(
  { event: ref, wants }: Asking<'confirm-event'>,
  { standings, events, place }: Known,
): boolean {
  const audience = eventAudience(ref);
  const asked = events.find((one) => eventAudience(one.event) === audience);
  if (!asked || asked.givenUp) return false;
  const isReminded = standings.get(audience) === 'active';
  if (wants === 'reminders') return isReminded;
  return asked.wants === 'place' && (place === 'waiting' || (place === 'seated' && isReminded));
}
