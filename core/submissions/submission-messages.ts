/** What `send-letter` is asked for about a submission: asking for the same again asks for the same letter. */
import type { LetterMessage } from '../contract/letters.ts';
import { letterIdAfter } from '../letters/letter-id.ts';
import type { Submission } from './submission.ts';

type Message<Purpose> = Extract<LetterMessage, { purpose: Purpose }>;

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Any Monday: the weeks of all moderators begin at one moment, and so do all days of a week in UTC. */
const SOME_MONDAY = Date.UTC(1970, 0, 5);
/** Milliseconds for which something is left to its own letter. */
const LEFT_MS = 3 * DAY_MS;

/**
 * Asks a moderator, by the id of their address, also one who came later: by a letter of its own at first; and whatever has waited for some
 * days as a week begins is brought once more in that week, all of it by one letter, however much waits.
 */
export function askingModerator(
  { id, revision, waitsSince }: Pick<Submission, 'id' | 'revision' | 'waitsSince'>,
  moderator: string,
  now: Date,
): Message<'moderate' | 'moderate-again'> {
  const week = SOME_MONDAY + Math.floor((now.getTime() - SOME_MONDAY) / WEEK_MS) * WEEK_MS;
  if (waitsSince !== undefined && Date.parse(waitsSince) + LEFT_MS <= week) {
    const letter = letterIdAfter(moderator, `moderate-again#${week}`);
    return { purpose: 'moderate-again', letter, moderator };
  }
  const letter = letterIdAfter(id, `moderate#${moderator}`);
  return { purpose: 'moderate', letter, submission: id, revision, moderator };
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
