/** What the buttons of a moderator's page do. Each names the revision that was looked at; whoever comes second changes nothing. */
import { letterIdAfter } from '../../core/letters/letter-id.ts';
import type { Decision } from '../../core/submissions/submission.store.ts';
import { decisionOf, type Moderated } from './moderated.ts';
import {
  isPublishable,
  type PublishDependencies,
  publishSubmission,
  takeDown,
} from './publish-submission.ts';
import type { WebDependencies } from './web-dependencies.ts';

export type ModerateDependencies = PublishDependencies &
  Pick<
    WebDependencies,
    'agencies' | 'linkKeys' | 'idKey' | 'submissions' | 'subscriptions' | 'queueLetter' | 'siteUrl'
  >;

export type ModerateAction = 'approve' | 'decline' | 'withdraw';

/** False where nothing happened, for it stood otherwise already. */
export async function act(
  action: ModerateAction,
  { moderated, word }: { readonly moderated: Moderated; readonly word: string },
  dependencies: ModerateDependencies,
): Promise<boolean> {
  const decision = decisionOf(moderated);
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
  const { submissions } = dependencies;
  const isUnfinished = submission.state === 'approved' && submission.publishedAt === null;
  if (!isUnfinished) {
    if (submission.revision !== decision.revision) return false;
    if (!(await isPublishable(submission, agency, dependencies))) return false;
    if (!(await submissions.decide('approved', decision))) return false;
  }
  await publishSubmission(submission, agency, dependencies);
  await tell(submission.id, { outcome: 'approved', word: '' }, dependencies);
  await submissions.notePublished(decision);
  return true;
}

async function decline(
  { submission }: Moderated,
  { decision, word }: { readonly decision: Decision; readonly word: string },
  dependencies: ModerateDependencies,
): Promise<boolean> {
  if (!(await dependencies.submissions.decide('declined', decision))) return false;
  const { id, flyer } = submission;
  await tell(id, { outcome: 'declined', word }, dependencies);
  if (flyer) await dependencies.flyers.remove({ type: flyer.type, of: { waiting: id } });
  return true;
}

/** Taken down before it is noted: whoever presses again finishes what broke off. */
async function withdraw(
  { submission, reader: { agency } }: Moderated,
  decision: Decision,
  dependencies: ModerateDependencies,
): Promise<boolean> {
  if (submission.state !== 'approved' || submission.revision !== decision.revision) return false;
  await takeDown(submission, agency, dependencies);
  await tell(submission.id, { outcome: 'withdrawn', word: '' }, dependencies);
  return dependencies.submissions.withdraw(decision);
}

/** One letter for each outcome, however often it is asked for. */
const tell = (
  id: string,
  told: { readonly outcome: 'approved' | 'declined' | 'withdrawn'; readonly word: string },
  { queueLetter }: Pick<ModerateDependencies, 'queueLetter'>,
): Promise<void> =>
  queueLetter({
    purpose: 'submission-decided',
    letter: letterIdAfter(id, told.outcome),
    submission: id,
    ...told,
  });
