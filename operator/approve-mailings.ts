/** `mailings approve`: one of the two operators who have to approve what goes to every list. */
import { APPROVERS } from '../core/approvals/unapproved.ts';
import { OperatorError } from '../local/operator-error.ts';
import { confirm } from './confirm.ts';
import type { Store } from './open-store.ts';
import type { Said, StoreOptions } from './store-command.ts';

export interface ApproveOptions extends StoreOptions {
  /** Whom somebody plays on one machine. */
  readonly as?: string;
}

/** As `plan` and a refused deploy print it. */
const HASH = /^[0-9a-f]{10}$/;

/** @throws OperatorError where AWS says who somebody is, and they say who they are themselves */
export function refusePlaying({ as, stage }: ApproveOptions): void {
  if (as === undefined || stage === undefined) return;
  throw new OperatorError(
    'Leave out --as: on a stage it is AWS that says who approves. Nothing has been done.',
  );
}

export async function approve(hash: string, store: Store, { yes, as, stage }: ApproveOptions): Promise<Said> {
  if (!HASH.test(hash))
    throw new OperatorError(
      'Write the hash that `npm run plan` prints, such as 0f3a9c21d4. Nothing has been done.',
    );
  await confirm(
    `Approve the mailings to every list of ${hash}, as your own plan of the same files shows them?`,
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
