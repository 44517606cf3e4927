/** Letters as tests look at them: one of each kind, for a made-up agency. */

import type { RequestToConfirm } from '../../core/contract/letters.ts';
import { pageAddress } from '../../core/email/page-address.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { LetterInput, LetterKind } from '../../core/letters/letter-content.ts';
import { requestDetails } from '../../core/letters/request-details.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { submissionFacts, submissionInBrief } from '../../core/submissions/submission-facts.ts';
import { agency, SITE_URL } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

export { agency };

/** Names the topic, as a calendar does: nothing of it may stand where a mailbox shows it. */
export const event = makeEvent({
  summary: 'Recognizing labor trafficking',
  translations: { es: { summary: 'Cómo reconocer la trata laboral' } },
});

const asked = {
  letter: 'a'.repeat(32),
  address: 'ana@example.org',
  language: 'en',
  style: 'discreet',
  consent: { at: '2026-01-05T17:00:00Z', wording: '0123456789ab', page: '/sign-up', language: 'en' },
} as const;
const forEvent = {
  ...asked,
  purpose: 'confirm-event',
  event: { year: event.year, source: event.source, eventId: event.id },
} as const;

const REQUESTS: { readonly [Kind in LetterKind]?: RequestToConfirm } = {
  'confirm-subscription': { ...asked, purpose: 'confirm-subscription', lists: ['month-events'] },
  'confirm-reminders': { ...forEvent, wants: 'reminders' },
  'confirm-place': { ...forEvent, wants: 'place' },
  'confirm-address': { ...asked, purpose: 'confirm-address', id: 'b'.repeat(32) },
  'confirm-submission': {
    ...asked,
    purpose: 'confirm-submission',
    submission: 'd'.repeat(32),
    title: 'Vigil, see https://vigil.example.org/more',
  },
};

/** What a stranger may bring: links and signs that mean something to a program. */
const SUBMISSION: Pick<Submission, 'id' | 'content' | 'flyer'> = {
  id: 'd'.repeat(32),
  content: {
    type: 'event',
    title: 'Vigil <script>alert(1)</script> {{unsubscribe}}',
    kind: 'IN-PERSON',
    day: '2026-01-20',
    lastDay: '2026-01-20',
    hours: { from: '18:00', to: '19:30' },
    location: '5 Park Road, Fresno',
    conference: null,
    about: 'Come as you are.\n\nMore at www.vigil.example.org.',
    presenters: ['Fresno Neighbors'],
    contact: 'access@partner.example.org',
    link: 'https://vigil.example.org/more',
  },
  flyer: { type: 'pdf', pages: 2, pagesWithoutText: 1, tagged: false },
};

export const KINDS = Object.keys(catalogueFor('en', agency).letters.kinds) as LetterKind[];

const signature = (sign: string) => `${'c'.repeat(32)}/1.${sign.repeat(22)}`;

/** The letter of a kind in a language, as it would be begun on January 5. */
export function sampleLetter(kind: LetterKind, language: string): LetterInput {
  const words = catalogueFor(language, agency);
  const addressOf = (path: string) => pageAddress(path, { siteUrl: SITE_URL, agency, words });
  const request = REQUESTS[kind];
  return {
    kind,
    agency,
    words,
    actionAddress: addressOf(request ? `/confirm/${'t'.repeat(43)}` : `/manage/${signature('m')}`),
    stopAddress: addressOf(`/stop/${signature('s')}`),
    expiresAt: request ? '2026-01-12T17:00:00.000Z' : null,
    ...(request && { details: requestDetails(request, { agency, words, event, known: undefined }) }),
    ...(kind === 'export' && { file: 'data.json' }),
    ...(kind === 'moderate' && {
      details: submissionFacts(SUBMISSION, { agency, words }),
      detailsTitle: words.letters.submission.heading,
    }),
    ...(kind === 'moderate-again' && {
      waiting: 23,
      details: ['m', 'n'].map((sign) =>
        submissionInBrief(SUBMISSION, words, addressOf(`/manage/${signature(sign)}`)),
      ),
      detailsTitle: words.letters.submission.waiting,
    }),
  };
}

/** What a letter may only say far down: each list's name and description, and the event's title. */
export const TELLING: readonly string[] = [
  ...agency.lists.flatMap(({ name, description }) => [...Object.values(name), ...Object.values(description)]),
  event.summary,
  ...Object.values(event.translations ?? {}).map(({ summary }) => summary ?? ''),
].filter((words) => words !== '');
