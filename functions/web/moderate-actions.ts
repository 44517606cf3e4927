/**
 * What the buttons of a moderator's page do. Each names the revision that was looked at; whoever comes second changes nothing. What was
 * decided stands first, and all that follows from it can be done again by the same button.
 */
import {
  isPublishable,
  type PublishDependencies,
  publishSubmission,
  takeDown,
} from '../../core/submissions/publish-submission.ts';
import type { Decision } from '../../core/submissions/submission.store.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { tellingSubmitter } from '../../core/submissions/submission-messages.ts';
import { decisionOf, type Moderated } from './moderated.ts';
import type { WebDependencies } from './web-dependencies.ts';

export type ModerateDependencies = PublishDependencies &
  Pick<
    WebDependencies,
    | 'agencies'
    | 'operations'
    | 'events'
    | 'linkKeys'
    | 'idKey'
    | 'submissions'
    | 'subscriptions'
    | 'queueLetter'
    | 'siteUrl'
  >;

export type ModerateAction = 'approve' | 'decline' | 'withdraw';

/** Keeps with what operators did, before it is done, what a moderator sets out to do; what came of it stands with the submission. */
export async function noteModerating(
  what: ModerateAction | 'edit',
  { submission: { id, revision }, moderator, reader: { agency } }: Moderated,
  { operations, now }: Pick<ModerateDependencies, 'operations' | 'now'>,
): Promise<void> {
  const operation = { at: now().toISOString(), by: moderator.name, what: `submissions ${what}` };
  await operations.note({ ...operation, about: { submission: id, revision } }, agency);
}

/** False where nothing happened, for it stood otherwise already. */
export async function act(
  action: ModerateAction,
  { moderated, word }: { readonly moderated: Moderated; readonly word: string },
  dependencies: ModerateDependencies,
): Promise<boolean> {
  const decision = decisionOf(moderated);
  if (moderated.submission.revision !== decision.revision) return false;
  await noteModerating(action, moderated, dependencies);
  if (action === 'approve') return approve(moderated, decision, dependencies);
  if (action === 'decline') return decline(moderated, { decision, word }, dependencies);
  return withdraw(moderated, decision, dependencies);
}

/** Approving first, for of two moderators one may decline: then publishing, which whoever presses again finishes. */
async function approve(
  { submission, reader: { agency } }: Moderated,
  decision: Decision,
  dependencies: ModerateDependencies,
): Promise<boolean> {
  const isUnfinished = submission.state === 'approved' && submission.publishedAt === null;
  if (!isUnfinished) {
    if (!(await isPublishable(submission, agency, dependencies))) return false;
    if (!(await dependencies.submissions.decide('approved', decision))) return false;
  }
  return finishPublishing(submission, { agency, decision }, dependencies);
}

/**
 * Publishes what is approved, and looks again whether it still is: whoever took it down or edited it meanwhile found nothing of it yet.
 * False where it was taken down. The flyer that waited goes last, for publishing again needs it.
 */
export async function finishPublishing(
  approved: Submission,
  { agency, decision }: { readonly agency: Moderated['reader']['agency']; readonly decision: Decision },
  dependencies: ModerateDependencies,
): Promise<boolean> {
  const { submissions, flyers, now } = dependencies;
  const { id, flyer } = approved;
  await publishSubmission(approved, agency, dependencies);
  const found = await submissions.find(id, now());
  if (found?.state !== 'approved') {
    await takeDown(approved, agency, dependencies);
    return false;
  }
  if (found.revision !== approved.revision)
    return finishPublishing(found, { agency, decision }, dependencies);
  await dependencies.queueLetter(tellingSubmitter(id, 'approved'));
  await submissions.notePublished({ ...decision, revision: found.revision });
  await submissions.settle(id, now());
  if (flyer) await flyers.remove({ type: flyer.type, of: { waiting: id } });
  return true;
}

async function decline(
  { submission }: Moderated,
  { decision, word }: { readonly decision: Decision; readonly word: string },
  dependencies: ModerateDependencies,
): Promise<boolean> {
  const { id, flyer } = submission;
  const isRepeated = submission.state === 'declined';
  if (!isRepeated && !(await dependencies.submissions.decide('declined', { ...decision, word })))
    return false;
  const reason = isRepeated ? (submission.word ?? '') : word;
  await dependencies.queueLetter(tellingSubmitter(id, 'declined', reason));
  if (flyer) await dependencies.flyers.remove({ type: flyer.type, of: { waiting: id } });
  await dependencies.submissions.settle(id, decision.now);
  return !isRepeated || submission.changedBy === decision.by;
}

/** Noted before it is taken down: whoever is still publishing it finds that out, and takes it down as well. */
async function withdraw(
  { submission, reader: { agency } }: Moderated,
  decision: Decision,
  dependencies: ModerateDependencies,
): Promise<boolean> {
  const isRepeated = submission.state === 'withdrawn';
  if (!isRepeated && !(await dependencies.submissions.withdraw(decision))) return false;
  await takeDown(submission, agency, dependencies);
  await dependencies.queueLetter(tellingSubmitter(submission.id, 'withdrawn'));
  await dependencies.submissions.settle(submission.id, decision.now);
  return !isRepeated || submission.changedBy === decision.by;
}
