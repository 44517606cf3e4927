/** Ends an erasing that something confirmed or chosen at the same time has overtaken. */
import type { Agency } from '../../core/agency/agency.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { eraseEverywhere } from '../../core/subscribers/erase-subscriber.ts';
import type { WebDependencies } from './web-dependencies.ts';

type Stores = Pick<
  WebDependencies,
  'subscribers' | 'subscriptions' | 'pending' | 'submissions' | 'places' | 'queueLetter'
>;
type Dependencies = Stores & { readonly agency: Pick<Agency, 'lists'> };

/** How what somebody asked for of one event is given up. */
export const givingUp =
  (dependencies: Stores) =>
  (id: string, event: EventRef): Promise<void> =>
    giveUpEvent(id, event, dependencies);

/** Erases a person, also where they are moving to: what every page does that does it. */
export const erasePerson = (id: string, dependencies: Dependencies): Promise<void> =>
  eraseEverywhere(id, { ...dependencies, giveUp: givingUp(dependencies) });

/**
 * For whoever has just written what somebody confirmed or chose: true when the person was erased meanwhile, and then all of it is
 * gone again.
 */
export async function wasErased(id: string, dependencies: Dependencies): Promise<boolean> {
  if (await dependencies.subscribers.find(id)) return false;
  await erasePerson(id, dependencies);
  return true;
}
