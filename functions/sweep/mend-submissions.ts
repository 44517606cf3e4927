/**
 * Once a day: nothing that people submit gets lost. Moderators are asked again, those who came later too; whoever submitted it is told when
 * nobody has decided in time, and what broke off after a decision; and an alarm says what nobody can decide on.
 */
import type { AgencyStore } from '../../core/agency/agency.store.ts';
import type { LetterMessage } from '../../core/contract/letters.ts';
import type { LetterStore } from '../../core/letters/letter.store.ts';
import { moderatorId } from '../../core/submissions/moderators.ts';
import type { SubmissionStore } from '../../core/submissions/submission.store.ts';
import { isOverdue, type Submission } from '../../core/submissions/submission.ts';
import { askingModerator, tellingSubmitter } from '../../core/submissions/submission-messages.ts';
import type { Alarm } from '../../core/sweep/alarm.ts';
import type { SweepStore } from '../../core/sweep/sweep.store.ts';

export interface MendSubmissionsDependencies {
  readonly sweeps: SweepStore;
  readonly submissions: Pick<SubmissionStore, 'unsettled' | 'find' | 'expire' | 'settle'>;
  readonly agencies: Pick<AgencyStore, 'find'>;
  readonly letters: Pick<LetterStore, 'find'>;
  readonly idKey: () => Promise<string>;
  readonly queueLetters: (messages: readonly LetterMessage[]) => Promise<void>;
}

const DAY_MS = 24 * 60 * 60_000;
/** Milliseconds for which whoever has pressed a button may still be at work. */
const AT_WORK_MS = 10 * 60_000;

/** No-op when the last look was less than a day ago. */
export async function mendSubmissions(
  dependencies: MendSubmissionsDependencies,
  now: Date,
): Promise<Alarm[]> {
  const { sweeps, submissions } = dependencies;
  const { at } = (await sweeps.remembered()).last('submissions');
  if (at && now.getTime() - at.getTime() < DAY_MS) return [];
  const alarms: Alarm[] = [];
  const look: Look = { now, queued: new Set() };
  for (const id of await submissions.unsettled()) {
    const says = await mendOne(id, dependencies, look);
    if (says !== null) alarms.push({ kind: 'submission-stuck', subject: id, says });
  }
  await sweeps.done('submissions', now);
  return alarms;
}

/** One look at everything, and the letters that were asked for in it. */
interface Look {
  readonly now: Date;
  readonly queued: Set<string>;
}

/** What needs a person, as a sentence; null for nothing. */
async function mendOne(
  id: string,
  dependencies: MendSubmissionsDependencies,
  look: Look,
): Promise<string | null> {
  const { submissions } = dependencies;
  const { now } = look;
  const submission = await submissions.find(id, now);
  if (!submission) {
    await submissions.settle(id, now);
    return null;
  }
  const { state, revision, word, changedAt, publishedAt } = submission;
  if (isOverdue(submission, now) && !(await submissions.expire(id, revision, now))) return null;
  if (isOverdue(submission, now) || state === 'expired')
    return tell(id, { outcome: 'expired' }, dependencies, now);
  if (state === 'waiting') return ask(submission, dependencies, look);
  if (state === 'unconfirmed' || now.getTime() - Date.parse(changedAt) < AT_WORK_MS) return null;
  if (state === 'declined') return tell(id, { outcome: 'declined', word }, dependencies, now);
  if (state === 'approved' && publishedAt !== null) {
    await submissions.settle(id, now);
    return null;
  }
  return state === 'approved'
    ? 'What was approved or corrected was not published to its end: pages may not show it, or show what stood before, and whoever submitted it may have heard nothing.'
    : 'What was published was to be taken down, and that was not finished: it may still be shown.';
}

async function tell(
  id: string,
  { outcome, word }: { readonly outcome: 'expired' | 'declined'; readonly word?: string | undefined },
  { submissions, queueLetters }: MendSubmissionsDependencies,
  now: Date,
): Promise<null> {
  await queueLetters([tellingSubmitter(id, outcome, word)]);
  await submissions.settle(id, now);
  return null;
}

/** A letter that went, or is under way, goes no second time; one letter brings all that has waited for a while. Whoever could not be sent theirs has not been asked. */
async function ask(
  submission: Submission,
  { agencies, letters, idKey, queueLetters }: MendSubmissionsDependencies,
  { now, queued }: Look,
): Promise<string | null> {
  const { moderators = [] } = (await agencies.find()) ?? {};
  const key = await idKey();
  const messages = moderators.map((moderator) =>
    askingModerator(submission, moderatorId(moderator, key), now),
  );
  const records = await Promise.all(messages.map(({ letter }) => letters.find(letter)));
  const missing = messages.filter(({ letter }, index) => records[index] === undefined && !queued.has(letter));
  await queueLetters(missing);
  for (const { letter } of missing) queued.add(letter);
  const isAsked = records.some((record) => record?.state !== 'skipped');
  return moderators.length > 0 && isAsked
    ? null
    : 'What was submitted waits for a decision, and no moderator could be asked: nobody knows of it.';
}
