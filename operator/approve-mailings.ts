/** `mailings approve`: one of the two operators who have to approve what goes to every list. */
import { isMeant, shownHash } from '../core/approvals/approval-hash.ts';
import { APPROVERS } from '../core/approvals/unapproved.ts';
import type { Wanted } from '../core/calendar/decide-load.ts';
import { RefusedFileError } from '../core/calendar/problem.ts';
import { readEventsDataInWorker } from '../core/calendar/read-in-worker.ts';
import { eventsDataOf } from '../core/contract/deployed-stack.ts';
import { readEventsDataFolder } from '../local/events-data.ts';
import { OperatorError } from '../local/operator-error.ts';
import { confirm } from './confirm.ts';
import { plain } from './mailings-list.ts';
import type { Store } from './open-store.ts';
import { planFiles } from './planned-files.ts';
import type { Said, StoreOptions } from './store-command.ts';
import { chosenStack, commandOn } from './which-stack.ts';

export interface ApproveOptions extends StoreOptions {
  /** Whom somebody plays on one machine. */
  readonly as?: string;
  /** The folder of the files that are approved; left out, the usual one. */
  readonly eventsData?: string;
}

/** @throws OperatorError where AWS says who somebody is, and they say who they are themselves */
export function refusePlaying({ as, stage }: ApproveOptions): void {
  if (as === undefined || stage === undefined) return;
  throw new OperatorError(
    'Leave out --as: on a stage it is AWS that says who approves. Nothing has been done.',
  );
}

/** @throws OperatorError where the files are refused */
export async function readFilesToApprove(options: ApproveOptions): Promise<Wanted> {
  const folder = options.eventsData ?? eventsDataOf(chosenStack(options)?.agency ?? null);
  try {
    return await readEventsDataInWorker(await readEventsDataFolder(folder));
  } catch (error) {
    throw error instanceof RefusedFileError ? new OperatorError(error.message) : error;
  }
}

/**
 * Approves what the approver's own files mean: `written`, the beginning of a hash, only says that these are what they have looked at.
 *
 * @throws OperatorError where they are not, or nothing of them has to be approved
 */
export async function approve(
  written: string,
  { wanted, store }: { readonly wanted: Wanted; readonly store: Store },
  { yes, as, stage }: ApproveOptions,
): Promise<Said> {
  const { needed } = await planFiles(wanted, store, store.now());
  if (!needed)
    throw new OperatorError(
      'Nothing in these files has to be approved as things stand. Nothing has been done.',
    );
  const { hash, mailings } = needed;
  if (!isMeant(written, hash))
    throw new OperatorError(
      `The files here are ${shownHash(hash)}, not ${written}: look at them with ${commandOn(store.stack, 'plan')}, or get those that you were asked to approve. Nothing has been done.`,
    );
  await confirm(
    `${mailings.map(plain).join('\n')}\nApprove this, and all that these files say (${shownHash(hash)})?`,
    yes,
    stage,
  );
  await store.note('mailings approve', { hash });
  const approvals = store.approvals(as);
  await approvals.approve(hash);
  const approvers = await approvals.approvers(hash);
  const missing = APPROVERS - approvers.length;
  const text =
    missing > 0
      ? `Approved by ${approvers.join(', ')}. Somebody else has to approve it too, before it can be deployed.\n`
      : `Approved by ${approvers.join(', ')}: it can be deployed.\n`;
  return { text, json: { hash, approvers, isEnough: missing <= 0 } };
}
