/** Erases a person who has let two check-ins pass in silence. */
import type { LetterMessage } from '../../core/contract/letters.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { eraseSubscriber } from '../../core/subscribers/erase-subscriber.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

type EraseMessage = Extract<LetterMessage, { purpose: 'erase' }>;

/** No-op for whoever has answered meanwhile, and for whoever is erased already. */
export async function eraseSilent(
  { id, silentSince }: EraseMessage,
  dependencies: SendLetterDependencies,
): Promise<void> {
  const profile = await dependencies.subscribers.find(id);
  if (!profile || profile.answeredAt >= silentSince) return;
  await eraseSubscriber(id, {
    ...dependencies,
    agency: await dependencies.agency(),
    giveUp: (person, event) => giveUpEvent(person, event, dependencies),
  });
  dependencies.log.info('erased after two check-ins in silence', { id });
}
