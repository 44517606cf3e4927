/** Whoever has a place at an event is told of its change by a letter, which brings a new invitation; everyone else by the mailing. */
import type { LetterMessage } from '../../core/contract/letters.ts';
import type { NoticeMailing } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import { isForSeatedAlone } from '../../core/notices/for-seated-alone.ts';
import { noticeMessage } from '../../core/notices/notice-message.ts';
import type { CallDependencies } from './send-calls.ts';

export interface LetterDependencies extends Pick<CallDependencies, 'joining'> {
  readonly queueLetters: (messages: readonly LetterMessage[]) => Promise<void>;
}

/** The people of a notice, by how they are told. */
export interface Told {
  readonly byMailing: readonly Recipient[];
  readonly byLetter: readonly Recipient[];
}

/** Who is seated now gets a letter; nobody else gets anything of what concerns the seated alone. */
export async function partedBySeat(
  people: readonly Recipient[],
  mailing: NoticeMailing,
  { joining }: LetterDependencies,
): Promise<Told> {
  const { seated } = await joining(mailing.event);
  return {
    byMailing: people.filter((person) => !seated.has(person.id) && !isSeatedOnly(person, mailing)),
    byLetter: people.filter(({ id }) => seated.has(id)),
  };
}

const isSeatedOnly = ({ from = 0 }: Recipient, { states, to }: NoticeMailing): boolean => {
  const known = states[from];
  return known !== undefined && isForSeatedAlone(known.facts, to);
};

/** Asked for before the ledger says so: asked for twice, a letter is still sent once. */
export const askForLetters = (
  people: readonly Recipient[],
  mailing: NoticeMailing,
  { queueLetters }: LetterDependencies,
): Promise<void> =>
  queueLetters(people.map(({ from = 0, ...person }) => noticeMessage(mailing, { person, from })));
