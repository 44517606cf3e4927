/** Letters about what was submitted: to each moderator, who decides on it, and to whoever submitted it, once that is done. */
import type { LetterMessage } from '../../core/contract/letters.ts';
import { STOP_PATH } from '../../core/contract/paths.ts';
import { pageAddress } from '../../core/email/page-address.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { Detail, LetterInput } from '../../core/letters/letter-content.ts';
import { renderLetter } from '../../core/letters/render-letter.ts';
import { communityPath } from '../../core/submissions/community-event.ts';
import { moderationPath } from '../../core/submissions/moderation-link.ts';
import { moderatorOf } from '../../core/submissions/moderators.ts';
import { isOverdue, longestWaitingFirst, type Submission } from '../../core/submissions/submission.ts';
import { submissionFacts, submissionInBrief } from '../../core/submissions/submission-facts.ts';
import type { LinkKeys } from '../../core/subscribers/link-keys.ts';
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
  if (!submission || !waits || !moderator) return void (await skipLetter(message, 'overtaken', dependencies));
  const person = { id: message.moderator, address: moderator.email };
  await sendUnlessSilenced(message, { person, language: moderator.language ?? '' }, dependencies, {
    kind: 'moderate',
    path: (keys) => moderationPath(message, keys),
    details: (words) => submissionFacts(submission, { agency, words }),
  });
}

/** At most these are brought once more by one letter; it says how many wait in all. */
const MOST_BROUGHT = 20;

/** No-op where nothing waits any more, and for whoever is no moderator any more. */
export async function askModeratorAgain(
  message: Message<'moderate-again'>,
  dependencies: SendLetterDependencies,
): Promise<void> {
  const [agency, idKey, waiting] = await Promise.all([
    dependencies.agency(),
    dependencies.idKey(),
    allWaiting(dependencies.submissions),
  ]);
  const moderator = moderatorOf(message.moderator, agency, idKey);
  const [first] = waiting;
  if (!first || !moderator) return void (await skipLetter(message, 'overtaken', dependencies));
  const person = { id: message.moderator, address: moderator.email };
  const linkTo = ({ id, revision }: Submission, keys: LinkKeys) =>
    moderationPath({ submission: id, revision, moderator: message.moderator }, keys);
  await sendUnlessSilenced(message, { person, language: moderator.language ?? '' }, dependencies, {
    kind: 'moderate-again',
    path: (keys) => linkTo(first, keys),
    waiting: waiting.length,
    title: (words) => words.letters.submission.waiting,
    details: (words, addressOf) =>
      waiting.slice(0, MOST_BROUGHT).map((each) =>
        submissionInBrief(
          each,
          words,
          addressOf((keys) => linkTo(each, keys)),
        ),
      ),
  });
}

async function allWaiting({ unsettled, find }: SendLetterDependencies['submissions']): Promise<Submission[]> {
  const now = new Date();
  const all = await Promise.all((await unsettled()).map((id) => find(id, now)));
  return all
    .filter((each) => each?.state === 'waiting' && !isOverdue(each, now))
    .filter((each) => each !== undefined)
    .toSorted(longestWaitingFirst);
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
  if (!submission || !submitter) return void (await skipLetter(message, 'unknown-person', dependencies));
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

type Path = (keys: LinkKeys) => string;

interface About extends Pick<LetterInput, 'kind' | 'waiting'> {
  /** Where its button leads. */
  readonly path: Path;
  readonly details: (words: Catalogue, addressOf: (path: Path) => string) => readonly Detail[];
  /** What stands above them, unless they are what was submitted. */
  readonly title?: (words: Catalogue) => string;
}

async function sendUnlessSilenced(
  message: Message<'moderate' | 'moderate-again' | 'submission-decided'>,
  { person, language }: Pick<OneLetter, 'person'> & { readonly language: string },
  dependencies: SendLetterDependencies,
  { kind, waiting = 0, path, details, title }: About,
): Promise<void> {
  if (silencesLetters(await dependencies.suppressions.find(person.id)))
    return void (await skipLetter(message, 'suppressed', dependencies));
  const { letter, purpose } = message;
  const compose = async () => {
    const [agency, keys] = await Promise.all([dependencies.agency(), dependencies.linkKeys()]);
    const words = catalogueFor(language, agency);
    const at = { siteUrl: dependencies.settings.siteUrl, agency, words };
    const addressOf = (to: Path) => pageAddress(to(keys), at);
    return renderLetter({
      ...{ kind, agency, words, waiting, expiresAt: null },
      actionAddress: addressOf(path),
      stopAddress: pageAddress(personalPath(STOP_PATH, person.id, keys), at),
      details: details(words, addressOf),
      detailsTitle: title?.(words) ?? words.letters.submission.heading,
    });
  };
  await sendOne({ letter, purpose, person, compose }, dependencies);
}
