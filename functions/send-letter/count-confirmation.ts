/** Counts how soon the letters are handed over that people ask for on a page and confirm by. */
import type { LetterMessage } from '../../core/contract/letters.ts';
import {
  breaksPromise,
  confirmationAskedAt,
  type Handover,
  handoverAfter,
} from '../../core/service-levels/confirmation.ts';
import { quietly } from '../../core/service-levels/quietly.ts';
import { secondsSince } from '../../core/service-levels/seconds-since.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';
import type { LetterEnd } from './send-one.ts';

/** No-op for most letters that are rightly not sent, for one that was counted when it was given up, and for what was known before. */
export const countConfirmation = (
  message: LetterMessage & { readonly letter: string },
  end: LetterEnd,
  dependencies: SendLetterDependencies,
): Promise<void> =>
  quietly(async () => {
    const { figures, letters, metrics } = dependencies;
    const askedAt = confirmationAskedAt(message);
    if (askedAt === null || end === null) return;
    const now = new Date();
    const seconds = secondsSince(askedAt, now);
    if (end === 'sent') metrics.add('ConfirmationSeconds', seconds);
    const handover = handoverOf(end, seconds);
    if (handover === null) return;
    const mayBeCounted = handover === 'later' || handover === 'never';
    if (mayBeCounted && (await letters.wasGivenUp(message.letter))) return;
    await figures.countConfirmation({ askedAt, handover }, now);
  }, dependencies.log);

/** A letter to an address that is suppressed counts as one that was sent: or whoever asked for it would see in the figures that it is. */
function handoverOf(end: Exclude<LetterEnd, null>, seconds: number): Handover | null {
  if (end === 'sent' || end === 'suppressed') return handoverAfter(seconds);
  return breaksPromise(end) ? 'never' : null;
}

/** Counts a letter whose message has gone to the dead letters, once, however often an operator has it tried again. */
export const countGivenUp = (message: LetterMessage, dependencies: SendLetterDependencies): Promise<void> =>
  quietly(async () => {
    const { figures, letters } = dependencies;
    const askedAt = confirmationAskedAt(message);
    if (askedAt === null || !('letter' in message)) return;
    const now = new Date();
    if (await letters.giveUp(message.letter, now))
      await figures.countConfirmation({ askedAt, handover: 'never' }, now);
  }, dependencies.log);
