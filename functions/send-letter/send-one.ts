/** Sends one letter to one person: at least once, and with the same link however often it is tried. */
import { letterSetName } from '../../core/contract/configuration-sets.ts';
import type { LetterMessage } from '../../core/contract/letters.ts';
import type { LetterOutcome } from '../../core/email/letter.client.ts';
import { letterMime, type RenderedLetter } from '../../core/email/letter-mime.ts';
import type { BegunLetter, SkippedBecause } from '../../core/letters/letter-record.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

export interface OneLetter {
  readonly letter: string;
  readonly purpose: LetterMessage['purpose'];
  readonly person: { readonly id: string; readonly address: string };
  /** Writes the letter, and stores before what its link needs to work. The same beginning gives the same letter. */
  readonly compose: (begun: BegunLetter) => Promise<RenderedLetter>;
}

/** What has become of a letter: that SES has taken it, or why it is not sent; null when that was known before. */
export type LetterEnd = 'sent' | SkippedBecause | null;

/**
 * Every step can be done again: what was begun goes on with its own moment and
 * key, and what SES took is not sent again, unless we died before writing that down.
 */
export async function sendOne(one: OneLetter, dependencies: SendLetterDependencies): Promise<LetterEnd> {
  const { letters, linkKeys, log } = dependencies;
  const { letter, purpose } = one;
  const now = new Date();
  if (!dependencies.mayDeliverTo(one.person.address)) return skipLetter(one, 'not-allowed', dependencies);
  const begun = await letters.begin(letter, (await linkKeys()).current, now);
  if (begun.state !== 'begun') return null;
  const outcome = await mail(one, begun, dependencies);
  if (outcome.state === 'refused') return skipLetter(one, `refused:${outcome.reason}`, dependencies);
  const isNews = await letters.sent(letter, new Date());
  log.info('letter sent', { letter, purpose });
  return isNews ? 'sent' : null;
}

async function mail(
  { letter, purpose, person: { id: recipient, address: to }, compose }: OneLetter,
  begun: BegunLetter,
  { agency, mail: ses, makeRoomForLetter, settings }: SendLetterDependencies,
): Promise<LetterOutcome> {
  const rendered = await compose(begun);
  const at = new Date(begun.at);
  await makeRoomForLetter();
  return ses.send({
    to,
    message: await letterMime({ letter, to, at, agency: await agency(), rendered }),
    configurationSet: letterSetName(settings.configurationSets),
    tags: { letter, purpose, ...(isPlainlySpelled(to) && { recipient }) },
  });
}

/**
 * A letter goes to the spelling that somebody typed, and ids know no capitals. Where a host does, a letter to capitals may bounce
 * though the person has a mailbox there: it must not suppress them.
 */
const isPlainlySpelled = (address: string): boolean => address === address.toLowerCase();

/** Remembers that a letter is not sent, and says so in the log: never to whom, and never to whoever asked. Null when that was known. */
export async function skipLetter(
  { letter, purpose }: Pick<OneLetter, 'letter' | 'purpose'>,
  because: SkippedBecause,
  { letters, log }: Pick<SendLetterDependencies, 'letters' | 'log'>,
): Promise<LetterEnd> {
  const isNews = await letters.skip(letter, because, new Date());
  log.info('letter not sent', { letter, purpose, because });
  return isNews ? because : null;
}
