/** The button of a letter was pressed that asks about something submitted: from here on it waits for the moderators. */
import type { RequestToConfirm } from '../../core/contract/letters.ts';
import { type Catalogue, fill } from '../../core/languages/catalogue.ts';
import type { DescribedRequest } from '../../core/pages/confirm-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { submissionRefusedPage } from '../../core/pages/submission-refused-page.ts';
import type { Flyers } from '../../core/submissions/flyer.client.ts';
import type { CheckedFlyer } from '../../core/submissions/flyer.ts';
import { moderatorId } from '../../core/submissions/moderators.ts';
import { MOST_WAITING, MOST_WAITING_OF_ONE, type Submitter } from '../../core/submissions/submission.ts';
import { CROWDED, confirmationCounters, hasRoomInCrowd } from '../../core/submissions/submission-limits.ts';
import { askingModerator } from '../../core/submissions/submission-messages.ts';
import type { Confirmed, Confirming } from './confirming.ts';
import type { WebDependencies } from './web-dependencies.ts';

type SubmissionRequest = Extract<RequestToConfirm, { purpose: 'confirm-submission' }>;
type Dependencies = Pick<
  WebDependencies,
  'agencies' | 'submissions' | 'flyers' | 'limits' | 'queueLetter' | 'idKey'
>;

export const confirmingSubmission = (dependencies: Dependencies): Confirming<SubmissionRequest> => ({
  describe: ({ request }, reader, words) => describe(request, reader, words),
  confirm: ({ request }) => confirm(request, dependencies),
});

function describe({ title }: SubmissionRequest, { agency }: Reader, words: Catalogue): DescribedRequest {
  const { question, what, note } = words.submissions.confirm;
  const named = { agency: agency.name };
  return {
    question: fill(question, named),
    facts: [{ label: what, text: title }],
    note: fill(note, named),
  };
}

const refuse = (because: 'gone' | 'full'): Confirmed => ({
  refused: (reader) => submissionRefusedPage(reader, because),
});

async function confirm(
  { submission: id }: SubmissionRequest,
  { agencies, submissions, flyers, limits, queueLetter, idKey }: Dependencies,
): Promise<Confirmed> {
  const now = new Date();
  const [{ moderators = [] }, submission, submitter, key] = await Promise.all([
    agencies.read(),
    submissions.find(id, now),
    submissions.submitter(id, now),
    idKey(),
  ]);
  if (!submission || !submitter || moderators.length === 0) return refuse('gone');
  if (submission.state === 'unconfirmed') {
    if (!(await hasRoom({ id, submitter, key, now }, submissions))) return refuse('full');
    if ((await limits.take(confirmationCounters(submitter, key, now), id)) !== null) return refuse('full');
    if (submission.flyer) await keepFlyer({ id, type: submission.flyer.type }, flyers);
    await submissions.confirm(id, submitter, now);
  }
  // Also where it was confirmed before: what broke off then is made up for, and a letter that went goes no second time.
  if (submission.revision === 1)
    for (const moderator of moderators)
      await queueLetter(askingModerator({ id, revision: 1 }, moderatorId(moderator, key), now));
  return { what: 'submission' };
}

/** From where it would be forgotten soon to where it waits: before it waits itself, and again if that breaks off. */
async function keepFlyer(
  { id, type }: { readonly id: string; readonly type: CheckedFlyer['type'] },
  flyers: Flyers,
): Promise<void> {
  const file = await flyers.find({ type, of: { unconfirmed: id } });
  if (!file) return;
  await flyers.put({ type, of: { waiting: id } }, file);
  await flyers.remove({ type, of: { unconfirmed: id } });
}

interface Confirmation {
  /** Of the submission. */
  readonly id: string;
  readonly submitter: Submitter;
  readonly key: string;
  readonly now: Date;
}

/** Whose all the others are is looked up only where many wait. */
async function hasRoom(
  { id, submitter, key, now }: Confirmation,
  submissions: Dependencies['submissions'],
): Promise<boolean> {
  const waiting = await submissions.waiting(now);
  const own = waiting.filter((each) => each === submitter.id);
  if (own.length >= MOST_WAITING_OF_ONE || waiting.length >= MOST_WAITING) return false;
  if (waiting.length < CROWDED) return true;
  const others = (await submissions.unsettled()).filter((each) => each !== id);
  const submitters = await Promise.all(others.map((each) => submissions.submitter(each, now)));
  return hasRoomInCrowd(
    submitter,
    submitters.filter((each) => each !== undefined),
    key,
  );
}
