/** What `send-letter` is asked for about a submission: asking for the same again asks for the same letter. */
import type { LetterMessage } from '../contract/messages.ts';
import { letterIdAfter } from '../letters/letter-id.ts';
import type { Submission } from './submission.ts';

type Message<Purpose> = Extract<LetterMessage, { purpose: Purpose }>;

/** Days after which moderators are asked once more, for as long as nobody decides. */
const ASKED_EVERY_DAYS = 7;
const DAY_MS = 86_400_000;

/** Asks a moderator, by the id of their address: once in the first week, and once in each that follows; also one who came later. */
export function askingModerator(
  { id, revision, waitsSince }: Pick<Submission, 'id' | 'revision' | 'waitsSince'>,
  moderator: string,
  now: Date,
): Message<'moderate'> {
  const waited = now.getTime() - Date.parse(waitsSince ?? now.toISOString());
  const week = Math.floor(waited / (ASKED_EVERY_DAYS * DAY_MS));
  const what = week > 0 ? `moderate#${moderator}#${week}` : `moderate#${moderator}`;
  return { purpose: 'moderate', letter: letterIdAfter(id, what), submission: id, revision, moderator };
}

/** Tells whoever submitted it: one letter for each outcome. */
export const tellingSubmitter = (
  submission: string,
  outcome: Message<'submission-decided'>['outcome'],
  word = '',
): Message<'submission-decided'> => ({
  purpose: 'submission-decided',
  letter: letterIdAfter(submission, outcome),
  submission,
  outcome,
  word,
});
