/** Sends one letter to one person: within the limits, at least once, and with the same link however often it is tried. */
import { letterSetName } from '../../core/contract/configuration-sets.ts';
import type { LetterMessage } from '../../core/contract/messages.ts';
import type { LetterOutcome } from '../../core/email/letter.client.ts';
import { letterMime, type RenderedLetter } from '../../core/email/letter-mime.ts';
import { countersOf, domainHash } from '../../core/letters/letter-limits.ts';
import type { BegunLetter, SkippedBecause } from '../../core/letters/letter-record.ts';
import { confirmExpiry } from '../../core/letters/pending-request.ts';
import { domainOf } from '../../core/subscribers/address.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

export interface OneLetter {
  readonly letter: string;
  readonly purpose: LetterMessage['purpose'];
  readonly person: { readonly id: string; readonly address: string };
  /** What is limited: letters about the same thing share a limit. null for what follows from a button that was pressed. */
  readonly limited: { readonly thing: string; readonly isConfirmation: boolean } | null;
  /** Writes the letter, and stores before what its link needs to work. The same beginning gives the same letter. */
  readonly compose: (begun: BegunLetter) => Promise<RenderedLetter>;
}

/**
 * Every step can be done again: what a limit counted is not counted twice, what was begun goes on with its own moment and
 * key, and what SES took is not sent again, unless we died before writing that down.
 */
export async function sendOne(one: OneLetter, dependencies: SendLetterDependencies): Promise<void> {
  const { letters, linkKeys, log } = dependencies;
  const { letter, purpose } = one;
  const now = new Date();
  const obstacle = await obstacleTo(one, dependencies, now);
  if (obstacle !== null) return skipLetter(one, obstacle, dependencies);
  const begun = await letters.begin(letter, (await linkKeys()).current, now);
  if (begun.state !== 'begun') return;
  if (one.limited?.isConfirmation && hasExpired(begun, now)) return skipLetter(one, 'expired', dependencies);
  const outcome = await mail(one, begun, dependencies);
  if (outcome.state === 'refused') return skipLetter(one, `refused:${outcome.reason}`, dependencies);
  await letters.sent(letter, new Date());
  log.info('letter sent', { letter, purpose });
}

/** A letter that lay among the dead for days: its link would be out of force when it comes. */
const hasExpired = ({ at }: BegunLetter, now: Date): boolean =>
  Date.parse(confirmExpiry(at)) <= now.getTime();

async function mail(
  { letter, purpose, person: { address: to }, compose }: OneLetter,
  begun: BegunLetter,
  { agency, mail: ses, settings }: SendLetterDependencies,
): Promise<LetterOutcome> {
  const rendered = await compose(begun);
  const at = new Date(begun.at);
  return ses.send({
    to,
    message: await letterMime({ letter, to, at, agency: await agency(), rendered }),
    configurationSet: letterSetName(settings.configurationSets),
    tags: { letter, purpose },
  });
}

async function obstacleTo(
  { letter, person, limited }: OneLetter,
  { mayDeliverTo, limits, idKey }: SendLetterDependencies,
  now: Date,
): Promise<SkippedBecause | null> {
  if (!mayDeliverTo(person.address)) return 'not-allowed';
  if (limited === null) return null;
  const domain = domainHash(domainOf(person.address), await idKey());
  const full = await limits.take(countersOf({ id: person.id, domain, ...limited }, now), letter);
  return full && `limit:${full.limit.name}`;
}

/** Remembers that a letter is not sent, and says so in the log: never to whom, and never to whoever asked. */
export async function skipLetter(
  { letter, purpose }: Pick<OneLetter, 'letter' | 'purpose'>,
  because: SkippedBecause,
  { letters, log }: Pick<SendLetterDependencies, 'letters' | 'log'>,
): Promise<void> {
  await letters.skip(letter, because, new Date());
  log.info('letter not sent', { letter, purpose, because });
}
