/** How a person stands to an audience after two tables have been brought together. Whoever has left stays out, unless they came back by their own word. */
import type { StoredSubscription } from '../../core/subscribers/subscription.store.ts';

export interface TwoStandings {
  /** In the table that is in use. */
  readonly here: StoredSubscription | undefined;
  /** In the one that is brought over. */
  readonly there: StoredSubscription | undefined;
  /** When the person last agreed to this audience themselves, by either table; null where nobody but an import put them in. */
  readonly ownWordAt: string | null;
}

/** What is to stand here; null where it stands already, or nothing is to. */
export function decideStanding({ here, there, ownWordAt }: TwoStandings): StoredSubscription | null {
  const leftAt = [here, there]
    .flatMap((one) => (one?.state === 'left' ? one.leftAt : []))
    .toSorted()
    .at(-1);
  const active = [here, there].find((one) => one?.state === 'active');
  const cameBack = leftAt !== undefined && ownWordAt !== null && ownWordAt > leftAt;
  if (active && (leftAt === undefined || cameBack)) return active === here ? null : active;
  if (leftAt === undefined || (here?.state === 'left' && here.leftAt === leftAt)) return null;
  return { state: 'left', leftAt };
}
