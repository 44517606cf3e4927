/** Lets go of every turn in a line that a person has; places that they have already stay theirs. */

import type { AskedEvent } from '../subscribers/asked-event.store.ts';
import { eventAudience } from '../subscribers/audience.ts';
import { type GiveUpDependencies, giveUpEvent } from './give-up-event.ts';
import type { PlaceStore } from './place.store.ts';

export interface GiveUpTurnsDependencies extends GiveUpDependencies {
  readonly places: Pick<PlaceStore, 'stopWaiting' | 'giveBack' | 'standing'>;
}

/** Among `asked`, what was asked for by one person. Done again, it ends what broke off. */
export async function giveUpTurns(
  id: string,
  asked: readonly AskedEvent[],
  dependencies: GiveUpTurnsDependencies,
): Promise<void> {
  for (const { event } of asked.filter(({ wants }) => wants === 'place')) {
    const standing = await dependencies.places.standing(eventAudience(event), id);
    if (standing !== 'seated') await giveUpEvent(id, event, dependencies);
  }
}
