/** Letters about what was submitted: to each moderator, who decides on it, and to whoever submitted it, once that is done. */
import type { LetterMessage } from '../../core/contract/messages.ts';
import { STOP_PATH } from '../../core/contract/paths.ts';
import { pageAddress } from '../../core/email/page-address.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { LetterInput } from '../../core/letters/letter-content.ts';
import { renderLetter } from '../../core/letters/render-letter.ts';
import { communityPath } from '../../core/submissions/community-event.ts';
import { moderationPath } from '../../core/submissions/moderation-link.ts';
import { moderatorOf } from '../../core/submissions/moderators.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { submissionFacts } from '../../core/submissions/submission-facts.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
import { silencesLetters } from '../../core/subscribers/suppression-reason.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';
import { type OneLetter, sendOne, skipLetter } from './send-one.ts';

type Message<Purpose> = Extract<LetterMessage, { purpose: Purpose }>;

/** No-op once it is decided, edited or forgotten, and for whoever is no moderator any more. It follows from a button, and has no limit. */
export async function askModerator(
  message: Message<'moderate'>,
  dependencies: SendLetterDependencies,
): Promise<void> {
  const [agency, idKey, submission] = await Promise.all([
    dependencies.agency(),
    dependencies.idKey(),
    dependencies.submissions.find(message.submission, new Date()),
  ]);
  const moderator = moderatorOf(message.moderator, agency, idKey);
  const waits = submission?.state === 'waiting' && submission.revision === message.revision;
  if (!submission || !waits || !moderator) return skipLetter(message, 'overtaken', dependencies);
  const person = { id: message.moderator, address: moderator.email };
  await sendUnlessSilenced(message, { person, language: moderator.language ?? '' }, dependencies, {
    kind: 'moderate',
    path: (keys) => moderationPath(message, keys),
    details: (words) => submissionFacts(submission, { agency, words }),
  });
}

/** No-op once the address is forgotten. */
export async function tellSubmitter(
  message: Message<'submission-decided'>,
  dependencies: SendLetterDependencies,
): Promise<void> {
  const now = new Date();
  const [submission, submitter] = await Promise.all([
    dependencies.submissions.find(message.submission, now),
    dependencies.submissions.submitter(message.submission, now),
  ]);
  if (!submission || !submitter) return skipLetter(message, 'unknown-person', dependencies);
  const person = { id: submitter.id, address: submitter.address };
  const { word, outcome } = message;
  await sendUnlessSilenced(message, { person, language: submitter.language }, dependencies, {
    kind: `submission-${outcome}`,
    path: () => (outcome === 'approved' ? placeOf(submission) : '/'),
    details: (words) => [
      ...(word === '' ? [] : [{ label: words.letters.submission.word, lines: word.split('\n') }]),
      { label: words.submissions.fields.title, lines: [submission.content.title] },
    ],
  });
}

/** Where it stands once it is published. */
const placeOf = ({ id, content }: Submission): string =>
  content.type === 'event' ? communityPath(id, content) : '/resources';

interface About extends Pick<LetterInput, 'kind'> {
  /** Where its button leads. */
  readonly path: (keys: Awaited<ReturnType<SendLetterDependencies['linkKeys']>>) => string;
  readonly details: (words: Catalogue) => NonNullable<LetterInput['details']>;
}

async function sendUnlessSilenced(
  message: Message<'moderate' | 'submission-decided'>,
  { person, language }: Pick<OneLetter, 'person'> & { readonly language: string },
  dependencies: SendLetterDependencies,
  { kind, path, details }: About,
): Promise<void> {
  if (silencesLetters(await dependencies.suppressions.find(person.id)))
    return skipLetter(message, 'suppressed', dependencies);
  const { letter, purpose } = message;
  const compose = async () => {
    const [agency, keys] = await Promise.all([dependencies.agency(), dependencies.linkKeys()]);
    const words = catalogueFor(language, agency);
    const at = { siteUrl: dependencies.settings.siteUrl, agency, words };
    return renderLetter({
      ...{ kind, agency, words, expiresAt: null },
      actionAddress: pageAddress(path(keys), at),
      stopAddress: pageAddress(personalPath(STOP_PATH, person.id, keys), at),
      details: details(words),
      detailsTitle: words.letters.submission.heading,
    });
  };
  await sendOne({ letter, purpose, person, expires: false, compose }, dependencies);
}
