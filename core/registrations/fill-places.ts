/** Seats those who wait, first come first, while places are free. It may stop anywhere, run twice, and twice at once. */

import type { PlaceStore, Waiting } from './place.store.ts';
import type { Places } from './take-place.ts';

/** What follows from a seat, and who still wants one. */
export interface Welcome {
  /** Whether a person who waited when the line was read has not given up since. */
  readonly stillWants: (person: Waiting) => Promise<boolean>;
  /** What a person with a new seat gets; doing it twice must be doing it once. */
  readonly welcome: (person: Waiting) => Promise<void>;
}

/**
 * A person leaves the line last, so that whoever takes over finds all that is still to be done. Whoever gave up while they
 * were being seated is not kept in the seat: giving up is written down before the seat is looked for.
 */
export async function fillPlaces(
  { audience, capacity }: Pick<Places, 'audience' | 'capacity'>,
  places: Pick<PlaceStore, 'waiting' | 'take' | 'giveBack' | 'stopWaiting'>,
  { stillWants, welcome }: Welcome,
): Promise<void> {
  for (const person of await places.waiting(audience)) {
    if ((await places.take(audience, person.id, capacity)) === 'full') return;
    if (await stillWants(person)) await welcome(person);
    else await places.giveBack(audience, person.id);
    await places.stopWaiting(audience, person.id);
  }
}
