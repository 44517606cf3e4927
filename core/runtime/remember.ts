/** Remembers what was read, for functions that would otherwise read the same thing again and again. */

/** Milliseconds for which functions go on with what seldom changes: agency, keys, words, the account's rate. */
export const REMEMBERED_MS = 60_000;

/**
 * `read`, but each answer serves for `milliseconds`. A read that fails is not remembered. What is past its time
 * is forgotten with the next read, so that memory stays flat.
 */
export function rememberFor<Arguments extends readonly unknown[], Answer>(
  milliseconds: number,
  read: (...input: Arguments) => Promise<Answer>,
): (...input: Arguments) => Promise<Answer> {
  const answers = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();
  const forgetOld = (now: number) => {
    for (const [name, { until }] of answers) if (until <= now) answers.delete(name);
  };
  return (...input) => {
    const now = Date.now();
    forgetOld(now);
    const name = JSON.stringify(input);
    const known = answers.get(name);
    if (known) return known.answer;
    const answer = read(...input);
    answers.set(name, { until: now + milliseconds, answer });
    answer.catch(() => answers.delete(name));
    return answer;
  };
}
