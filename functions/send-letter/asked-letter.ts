/** A letter that somebody asked for on our pages: read what is known, decide, send. */
import type { LetterMessage, RequestToConfirm } from '../../core/contract/letters.ts';
import { MANAGE_PATH, STOP_PATH } from '../../core/contract/paths.ts';
import type { RenderedLetter } from '../../core/email/letter-mime.ts';
import { pageAddress } from '../../core/email/page-address.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { type AskedLetter, decideLetter } from '../../core/letters/decide-letter.ts';
import type { LetterInput, LetterKind } from '../../core/letters/letter-content.ts';
import { countersOf, limitedLetter } from '../../core/letters/letter-limits.ts';
import { confirmPath, letterToken, tokenHash } from '../../core/letters/letter-link.ts';
import type { BegunLetter } from '../../core/letters/letter-record.ts';
import { confirmExpiry } from '../../core/letters/pending-request.ts';
import { renderLetter } from '../../core/letters/render-letter.ts';
import { requestDetails } from '../../core/letters/request-details.ts';
import type { Counter } from '../../core/runtime/limit.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
import { countConfirmation } from './count-confirmation.ts';
import { exportFile } from './export-file.ts';
import { type ReadPerson, readKnown } from './read-known.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';
import { type LetterEnd, sendOne, skipLetter } from './send-one.ts';

/**
 * It is counted before anything is known of the address: a counter that is full says nothing of who is on a list. What has been begun
 * was counted, and a stretch that is full meanwhile stops it no more.
 */
export async function sendAskedLetter(
  message: AskedLetter,
  dependencies: SendLetterDependencies,
  wasBegun: boolean,
): Promise<void> {
  const full = wasBegun ? null : await fullLimit(message, dependencies);
  if (full !== null) return void (await skipLetter(message, `limit:${full.limit.name}`, dependencies));
  const read = await readKnown(message, dependencies);
  const decision = decideLetter(message, read.known, new Date());
  const end =
    decision.send === null
      ? await skipLetter(message, decision.because, dependencies)
      : await sendKind({ kind: decision.send, message, read }, dependencies);
  await countConfirmation(message, end, dependencies);
}

async function sendKind(
  { kind, message, read }: Omit<Composing, 'begun'>,
  dependencies: SendLetterDependencies,
): Promise<LetterEnd> {
  if (message.purpose === 'welcome-back') await dependencies.mail.allowAgain(message.address);
  return sendOne(
    {
      letter: message.letter,
      purpose: message.purpose,
      person: { id: read.known.id, address: read.address ?? '' },
      compose: (begun) => compose({ message, kind, read, begun }, dependencies),
    },
    dependencies,
  );
}

async function fullLimit(
  message: AskedLetter,
  { limits, idKey }: SendLetterDependencies,
): Promise<Counter | null> {
  const limited = limitedLetter(message, await idKey());
  return limited && limits.take(countersOf(limited, new Date()), message.letter);
}

const isRequest = (message: LetterMessage): message is RequestToConfirm =>
  message.purpose.startsWith('confirm-');

/** Whether the letter's link waits for a button to be pressed. */
const isConfirmation = (message: AskedLetter, kind: LetterKind): message is RequestToConfirm =>
  isRequest(message) && kind !== 'already';

interface Composing {
  readonly message: AskedLetter;
  readonly kind: LetterKind;
  readonly read: ReadPerson;
  readonly begun: BegunLetter;
}

async function compose(composing: Composing, dependencies: SendLetterDependencies): Promise<RenderedLetter> {
  const { message, kind, read, begun } = composing;
  const agency = await dependencies.agency();
  const keys = await dependencies.linkKeys();
  const { siteUrl } = dependencies.settings;
  const wanted = 'language' in message ? message.language : (read.known.profile?.language ?? '');
  const words = catalogueFor(wanted, agency);
  const base = {
    kind,
    agency,
    words,
    stopAddress: pageAddress(personalPath(STOP_PATH, read.known.id, keys), { siteUrl, agency, words }),
  };
  if (isConfirmation(message, kind)) return confirmation(message, { base, read, begun }, dependencies);
  const actionAddress = pageAddress(personalPath(MANAGE_PATH, read.known.id, keys), {
    siteUrl,
    agency,
    words,
  });
  const input = { ...base, actionAddress, expiresAt: null };
  if (kind !== 'export') return renderLetter(input);
  const attachment = await exportFile({ read, agency, words }, dependencies);
  return { ...renderLetter({ ...input, file: attachment.fileName }), attachments: [attachment] };
}

/** Stores the request under its link before the mail goes: a link that is out works. */
async function confirmation(
  message: RequestToConfirm,
  {
    base,
    read,
    begun,
  }: {
    readonly base: Omit<LetterInput, 'actionAddress' | 'expiresAt'>;
    readonly read: ReadPerson;
    readonly begun: BegunLetter;
  },
  { pending, linkKeys, settings }: SendLetterDependencies,
): Promise<RenderedLetter> {
  const { keyVersion } = begun;
  const token = letterToken(message, keyVersion, await linkKeys());
  const expiresAt = confirmExpiry(begun.at);
  await pending.keep(tokenHash(token) ?? '', {
    ...{ id: read.known.id, request: message, expiresAt, keyVersion },
  });
  return renderLetter({
    ...base,
    actionAddress: pageAddress(confirmPath(token), { ...base, siteUrl: settings.siteUrl }),
    expiresAt,
    details: requestDetails(message, { ...base, event: read.known.event, known: read.known }),
  });
}
