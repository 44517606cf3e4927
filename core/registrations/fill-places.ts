/** Seats those who wait, first come first, while places are free. It may stop anywhere, run twice, and twice at once. */

import type { PlaceStore, Waiting } from './place.store.ts';
import type { Places } from './take-place.ts';

/** What follows from a seat, and who still wants one. */
export interface Welcome {
  /**
   * The turn of a person who waited when the line was read; undefined when they have given up since. Whoever has asked anew
   * meanwhile has a new one.
   */
  readonly turnNow: (person: Waiting) => Promise<Waiting | undefined>;
  /** What a person with a new seat gets; doing it twice must be doing it once. */
  readonly welcome: (person: Waiting) => Promise<void>;
}

type Filled = Pick<PlaceStore, 'waiting' | 'take' | 'giveBack' | 'wait' | 'stopWaiting'>;

/**
 * A person leaves the line last, so that whoever takes over finds all that is still to be done. Whoever gave up while they
 * were being seated is not kept in the seat: giving up is written down before the seat is looked for.
 */
export async function fillPlaces(
  wanted: Places,
  places: Filled,
  { turnNow, welcome }: Welcome,
): Promise<void> {
  const unwanted = new Set<string>();
  while (!(await fillOnce(wanted, places, { turnNow, welcome, unwanted })));
}

/** Whether that was all. After a place was given back it is not: somebody may have found the event full meanwhile. */
async function fillOnce(
  { audience, capacity, keptUntil }: Places,
  places: Filled,
  { turnNow, welcome, unwanted }: Welcome & { readonly unwanted: Set<string> },
): Promise<boolean> {
  const turnOf = ({ since, id }: Waiting) => `${since}#${id}`;
  const line = await places.waiting(audience);
  for (const person of line.filter((one) => !unwanted.has(turnOf(one)))) {
    if ((await places.take(audience, person.id, capacity)) === 'full') return true;
    const turn = await turnNow(person);
    if (turn) {
      await welcome(turn);
      await places.stopWaiting(audience, person.id);
      continue;
    }
    await places.giveBack(audience, person.id);
    // Somebody who has just registered again may have found the very seat that was given back: they keep their turn.
    const again = await turnNow(person);
    if (again) await places.wait(audience, again, keptUntil);
    else unwanted.add(turnOf(person));
    return false;
  }
  return true;
}
