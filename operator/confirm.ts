/** Asks before people are touched. */
import type { Stage } from '../core/contract/deployed-stack.ts';
import { OperatorError } from '../local/operator-error.ts';
import { readLine } from './read-line.ts';

/**
 * Whoever just presses Enter has not confirmed. In production, where mail goes to everyone, the stage's name is to be typed, and no `--yes`
 * that a command was called with before, on another stage, says it.
 *
 * @param sure whether that was said beforehand, with `--yes`
 * @param stage where many people may be mailed for it, or lose something that nobody can give back to them; left out, it is about one, or a few
 * @throws OperatorError unless the answer is `yes`, in production its name
 */
export const confirm = (question: string, sure: boolean | undefined, stage?: Stage): Promise<void> =>
  stage === 'production' ? confirmProduction(question) : confirmByTyping('yes', { question, sure });

/** @throws OperatorError unless `production` is typed, or stands on standard input */
export async function confirmProduction(question: string): Promise<void> {
  if (await isTyped('production', question)) return;
  throw new OperatorError(
    `${question} That was not confirmed, with the word production; --yes does not say it. Nothing has been done. ` +
      'Where there is no terminal, give the word on standard input: echo production | npm run …',
  );
}

interface Asking {
  readonly question: string;
  readonly sure: boolean | undefined;
}

/** @throws OperatorError unless `wanted` is typed, in capitals or not */
export async function confirmByTyping(wanted: string, { question, sure }: Asking): Promise<void> {
  if (sure || (await isTyped(wanted, question))) return;
  throw new OperatorError(
    `${question} That was not confirmed, with ${wanted} or --yes: nothing has been done.`,
  );
}

async function isTyped(wanted: string, question: string): Promise<boolean> {
  const answer = (await readLine(`${question} Type ${wanted}, then Enter: `)).trim().toLowerCase();
  return answer === wanted.toLowerCase() || (wanted === 'yes' && answer === 'y');
}
