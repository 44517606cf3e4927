/** Whoever has let two check-ins pass in silence is erased instead of being asked a third time. */
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import type { SubscriberStore } from '../../core/subscribers/subscriber.store.ts';

export interface SilentDependencies {
  readonly subscribers: Pick<SubscriberStore, 'answeredAt'>;
  /** Has all that is kept of these people erased, unless they have answered by then. */
  readonly queueErasure: (ids: readonly string[], silentSince: string) => Promise<void>;
}

/** Since when somebody must have answered to be asked again; null for every mailing but such a check-in. */
export const silentSinceOf = (mailing: StartedMailing): string | null =>
  mailing.about === 'check-in' ? mailing.silentSince : null;

/** Those of `people` who have not answered since an instant. */
export async function silentAmong(
  people: readonly Recipient[],
  since: string,
  { subscribers }: SilentDependencies,
): Promise<ReadonlySet<string>> {
  const answers = await subscribers.answeredAt(people.map(({ id }) => id));
  return new Set([...answers].filter(([, answeredAt]) => answeredAt < since).map(([id]) => id));
}
