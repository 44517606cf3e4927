/** Ends an erasing that something confirmed or chosen at the same time has overtaken. */
import type { Agency } from '../../core/agency/agency.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { eraseSubscriber } from '../../core/subscribers/erase-subscriber.ts';
import type { WebDependencies } from './web-dependencies.ts';

type Dependencies = Pick<
  WebDependencies,
  'subscribers' | 'subscriptions' | 'pending' | 'places' | 'queueLetter'
> & { readonly agency: Pick<Agency, 'lists'> };

/** Erases a person: what every page does that does it. */
export const erasePerson = (id: string, dependencies: Dependencies): Promise<void> =>
  eraseSubscriber(id, { ...dependencies, giveUp: (who, event) => giveUpEvent(who, event, dependencies) });

/**
 * For whoever has just written what somebody confirmed or chose: true when the person was erased meanwhile, and then all of it is
 * gone again.
 */
export async function wasErased(id: string, dependencies: Dependencies): Promise<boolean> {
  if (await dependencies.subscribers.find(id)) return false;
  await erasePerson(id, dependencies);
  return true;
}
