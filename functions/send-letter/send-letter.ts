/** What becomes of a message on the queue `letters`: each purpose has its own way. */
import type { LetterMessage } from '../../core/contract/letters.ts';
import { isDone } from '../../core/letters/letter-record.ts';
import { sendAskedLetter } from './asked-letter.ts';
import { eraseSilent } from './erase-silent.ts';
import { giveFreePlaces } from './give-free-places.ts';
import { sendNoticeLetter } from './notice-letter.ts';
import { sendRegistrationLetter } from './registration-letter.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';
import { askModerator, askModeratorAgain, tellSubmitter } from './submission-letters.ts';

type Purpose = LetterMessage['purpose'];
type Handle<Which extends Purpose> = (
  message: Extract<LetterMessage, { purpose: Which }>,
  dependencies: SendLetterDependencies,
  /** Whether an earlier try has begun to send the letter. */
  wasBegun: boolean,
) => Promise<void>;

/** What is done for each purpose. */
const HANDLE: { readonly [Which in Purpose]: Handle<Which> } = {
  'confirm-subscription': sendAskedLetter,
  'confirm-event': sendAskedLetter,
  'confirm-address': sendAskedLetter,
  'confirm-submission': sendAskedLetter,
  moderate: askModerator,
  'moderate-again': askModeratorAgain,
  'submission-decided': tellSubmitter,
  manage: sendAskedLetter,
  export: sendAskedLetter,
  'welcome-back': sendAskedLetter,
  registration: sendRegistrationLetter,
  notice: sendNoticeLetter,
  'fill-places': giveFreePlaces,
  erase: eraseSilent,
};

/** Handles one message; doing it again changes nothing once its letter has been sent or skipped. */
export async function sendLetter(
  message: LetterMessage,
  dependencies: SendLetterDependencies,
): Promise<void> {
  const record = 'letter' in message ? await dependencies.letters.find(message.letter) : undefined;
  if (isDone(record)) return;
  const handle = HANDLE[message.purpose] as Handle<Purpose>;
  await handle(message, dependencies, record !== undefined);
}
