/** Why a load failed, in the few words that CloudFormation takes. */
import { UnapprovedMailingsError } from '../../core/approvals/unapproved.ts';
import { UnacceptedPlanError } from '../../core/plan/acceptance.ts';

/**
 * Bytes of the reason. CloudFormation ignores an answer of more than 4,096, and the deploy then hangs for an hour;
 * what the provider framework adds must fit too.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
const MOST_BYTES = 2_000;

/**
 * As many whole lines of what went wrong as fit; the stack, which would say it a second time, is left out. A plan that was not
 * accepted, or approved, keeps its name: nothing is wrong with its files.
 */
export class LoadFailedError extends Error {
  constructor(cause: unknown) {
    super(shorten(cause instanceof Error ? cause.message : String(cause)), { cause });
    this.name =
      cause instanceof UnacceptedPlanError || cause instanceof UnapprovedMailingsError
        ? cause.name
        : 'LoadFailedError';
    this.stack = this.name;
  }
}

function shorten(text: string): string {
  const lines = text.split('\n').map((line) => line.slice(0, 400));
  const kept: string[] = [];
  for (const line of lines) {
    if (Buffer.byteLength([...kept, line].join('\n')) > MOST_BYTES) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  return left === 0
    ? kept.join('\n')
    : `${kept.join('\n')}\n… and ${left} more: npm run calendar -- check shows them all`;
}
