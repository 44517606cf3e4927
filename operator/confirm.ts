/** Asks before people are touched. */
import { OperatorError } from '../local/operator-error.ts';
import { readLine } from './read-line.ts';

/** @throws OperatorError unless the answer is `yes`; `sure` is whether that was said beforehand, with `--yes` */
export async function confirm(question: string, sure: boolean | undefined): Promise<void> {
  if (sure) return;
  const answer = await readLine(`${question} Type yes, then Enter: `);
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new OperatorError(`${question} That was not confirmed, with yes or --yes: nothing has been done.`);
}
