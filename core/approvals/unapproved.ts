/** What an operator is told of mailings that wait for approval. */
import { shownHash } from './approval-hash.ts';
import type { NeededApproval } from './to-everybody.ts';

/** Whoever writes a mailing, and somebody else. */
export const APPROVERS = 2;

/** By which the error is known where only its name has come through: a function's answer. */
export const UNAPPROVED_MAILINGS = 'UnapprovedMailingsError';

/** Nothing has been done. In lines, for a deploy's answer cuts long ones. */
export class UnapprovedMailingsError extends Error {
  override readonly name = UNAPPROVED_MAILINGS;

  constructor({ mailings, hash }: NeededApproval, approvers: readonly string[]) {
    const lines = [
      ...mailings,
      `That needs the approval of two operators, and has ${approvers.length === 0 ? 'none' : `that of ${approvers.join(', ')}`}.`,
      `Nothing has been changed. Each looks at it with npm run plan, and then: npm run mailings -- approve ${shownHash(hash)} …`,
    ];
    super(lines.join('\n'));
  }
}
