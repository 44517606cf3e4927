/** What is kept of a consent once the button of its letter is pressed. */
import type { Consent } from '../contract/letters.ts';
import type { Audience } from './audience.ts';
import type { RecordedConsent } from './subscriber.store.ts';

interface Confirming {
  /** What is kept of the person so far. */
  readonly kept: readonly RecordedConsent[];
  readonly audiences: readonly Audience[];
  readonly now: Date;
}

/** Pressed again, or finished after it broke off, it was confirmed when the button was pressed first. */
export function confirmedConsent(
  { letter, consent }: { readonly letter: string; readonly consent: Consent },
  { kept, audiences, now }: Confirming,
): RecordedConsent {
  const earlier = kept.find((one) => one.letter === letter && one.at === consent.at);
  return { ...consent, letter, audiences, confirmedAt: earlier?.confirmedAt ?? now.toISOString() };
}
