/** Asks before people are touched. */
import type { Stage } from '../core/contract/deployed-stack.ts';
import { OperatorError } from '../local/operator-error.ts';
import { readLine } from './read-line.ts';

/**
 * Whoever just presses Enter has not confirmed. In production, where mail goes to everyone, the stage's name is to be typed.
 *
 * @param sure whether that was said beforehand, with `--yes`
 * @throws OperatorError unless the answer is `yes`, in production its name
 */
export const confirm = (question: string, sure: boolean | undefined, stage?: Stage): Promise<void> =>
  stage === 'production'
    ? confirmByTyping('production', { question, sure })
    : confirmByTyping('yes', { question, sure, alsoRight: 'y' });

interface Asking {
  readonly question: string;
  readonly sure: boolean | undefined;
  readonly alsoRight?: string;
}

/** @throws OperatorError unless `wanted` is typed, in capitals or not */
export async function confirmByTyping(
  wanted: string,
  { question, sure, alsoRight = wanted }: Asking,
): Promise<void> {
  if (sure) return;
  const answer = (await readLine(`${question} Type ${wanted}, then Enter: `)).trim().toLowerCase();
  if (answer === wanted.toLowerCase() || answer === alsoRight) return;
  throw new OperatorError(
    `${question} That was not confirmed, with ${wanted} or --yes: nothing has been done.`,
  );
}
