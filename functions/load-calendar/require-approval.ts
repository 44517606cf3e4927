/** Stops a load that brings a mailing to every list, before anything is written, until two operators have approved it. */
import type { Approvals } from '../../core/approvals/approval.client.ts';
import type { PlannedMailings } from '../../core/approvals/mailings-to-all.ts';
import { neededApproval } from '../../core/approvals/to-everybody.ts';
import { APPROVERS, UnapprovedMailingsError } from '../../core/approvals/unapproved.ts';

export interface ApprovalDependencies {
  readonly approvals: Pick<Approvals, 'approvers'>;
  /** Whether a deploy that has failed is being taken back. */
  readonly isRollingBack: () => Promise<boolean>;
}

/**
 * No-op where nothing has to be approved, and for the way back of a deploy that has failed.
 *
 * @throws UnapprovedMailingsError
 */
export async function requireApproval(
  planned: PlannedMailings,
  now: Date,
  { approvals, isRollingBack }: ApprovalDependencies,
): Promise<void> {
  const needed = neededApproval(planned, now);
  if (!needed) return;
  const approvers = await approvals.approvers(needed.hash);
  if (approvers.length >= APPROVERS || (await isRollingBack())) return;
  throw new UnapprovedMailingsError(needed, approvers);
}
