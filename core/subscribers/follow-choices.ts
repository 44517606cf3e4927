/** Has subscriptions say what a person has chosen, also while they are choosing. */
import { isDeepStrictEqual } from 'node:util';

/**
 * Whoever saves a choice writes it to the profile before the subscriptions. So what was read is written, and read again: until it is
 * still the same, somebody was choosing meanwhile. No-op where nothing stands.
 */
export async function followChoices<Choices extends object>(
  read: () => Promise<Choices | undefined>,
  write: (choices: Choices) => Promise<unknown>,
): Promise<void> {
  const chosen = await read();
  if (!chosen) return;
  await write(chosen);
  if (!isDeepStrictEqual(await read(), chosen)) await followChoices(read, write);
}
