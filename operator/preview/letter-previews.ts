/** The letters: what one person gets because they asked, with made-up requests. */
import type { Event } from '../../core/calendar/event.ts';
import type { EventsData } from '../../core/calendar/read-events-data.ts';
import type { RequestToConfirm } from '../../core/contract/letters.ts';
import type { RenderedLetter } from '../../core/email/letter-mime.ts';
import { pageAddress } from '../../core/email/page-address.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { LetterInput, LetterKind } from '../../core/letters/letter-content.ts';
import { renderLetter } from '../../core/letters/render-letter.ts';
import { requestDetails } from '../../core/letters/request-details.ts';
import { materialFactsOf } from '../../core/notices/material-facts.ts';
import { renderNoticeLetter } from '../../core/notices/notice-letter.ts';
import { invitation } from '../../core/registrations/invitation.ts';
import type { RegistrationMessage } from '../../core/registrations/registration-message.ts';
import { renderRegistration } from '../../core/registrations/render-registration.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { submissionFacts, submissionInBrief } from '../../core/submissions/submission-facts.ts';
import { aWeekBefore } from './a-week-before.ts';
import {
  DISCREET_ALONE,
  type PreviewedMail,
  type Reader,
  type ShownMail,
  sampleAddresses,
  type Wording,
} from './previewed-mail.ts';

type Outcome = RegistrationMessage['outcome'];

/** Every letter, those on a registration by an event that would have places. */
export function letterPreviews({ agency }: EventsData, event: Event | null, reader: Reader): PreviewedMail[] {
  const words = catalogueFor(agency.languages[0] ?? 'en', agency);
  const kinds = Object.keys(words.letters.kinds) as LetterKind[];
  const outcomes = Object.keys(words.registration.letters) as Outcome[];
  return [
    ...kinds.map((kind) =>
      letter(`letter-${kind}`, { group: 'Letters', title: words.letters.kinds[kind].title }, (wording) =>
        asShown(renderLetter(sampleLetter(kind, { wording, event, reader }))),
      ),
    ),
    ...(event ? registrationPreviews({ ...event, capacity: event.capacity ?? 50 }, outcomes, reader) : []),
  ];
}

function registrationPreviews(event: Event, outcomes: readonly Outcome[], reader: Reader): PreviewedMail[] {
  const { agency } = reader;
  const group = 'Letters on a registration';
  const to = (wording: Wording) => {
    const words = catalogueFor(wording.language, agency);
    const { manage, stop } = sampleAddresses(words, reader);
    const page = pageAddress(`/${event.year}/${event.id}`, { ...reader, words });
    return { agency, words, addresses: { manage, stop, event: page } };
  };
  const titles = catalogueFor(agency.languages[0] ?? 'en', agency).registration.letters;
  const changes = [
    { what: 'moved', title: 'Your event was moved', event, from: aWeekBefore(event) },
    {
      ...{ what: 'canceled', title: 'Your event was canceled' },
      ...{ event: { ...event, status: 'CANCELLED' as const }, from: event },
    },
  ];
  return [
    ...outcomes.map((outcome) =>
      letter(`registration-${outcome}`, { group, title: titles[outcome].title }, (wording) =>
        asShown(
          renderRegistration({ outcome, event, ...to(wording) }),
          outcome === 'seated' ? entryOf(event, to(wording)) : null,
        ),
      ),
    ),
    ...changes.map(({ what, title, from, ...changed }) =>
      letter(`registration-${what}`, { group, title }, (wording) =>
        asShown(renderNoticeLetter({ ...changed, from: materialFactsOf(from), ...to(wording) })),
      ),
    ),
  ];
}

const letter = (
  id: string,
  named: Pick<PreviewedMail, 'group' | 'title'>,
  render: (wording: Wording) => ShownMail,
): PreviewedMail => ({
  ...{ id, ...named, dueAt: null, sender: 'letters', styles: DISCREET_ALONE, render },
});

/** An invitation comes as a file, too. */
const asShown = (
  { subject, html, text, attachments = [] }: RenderedLetter,
  invited: string | null = null,
): ShownMail => ({
  ...{ subject, html, text },
  attachments: [
    ...attachments,
    ...(invited === null
      ? []
      : [{ fileName: 'invite.ics', contentType: 'text/calendar; method=REQUEST', content: invited }]),
  ],
});

/** What goes into the calendar of somebody who is not there: nobody can answer for them. */
const entryOf = (event: Event, { agency, words }: { agency: Reader['agency']; words: Catalogue }): string =>
  invitation({
    ...{ method: 'REQUEST', attendee: 'reader@example.org', sequence: 0, at: new Date(event.startsAt) },
    ...{ event, agency, words, style: 'discreet', occasion: 'coming' },
  }).content;

/** Until when a request's link would work: any day will do. */
const EXPIRES_AT = '2027-01-12T17:00:00.000Z';

interface Circumstances {
  readonly wording: Wording;
  readonly event: Event | null;
  readonly reader: Reader;
}

function sampleLetter(kind: LetterKind, { wording, event, reader }: Circumstances): LetterInput {
  const { agency } = reader;
  const words = catalogueFor(wording.language, agency);
  const { manage, stop, confirm } = sampleAddresses(words, reader);
  const request = requestFor(kind, { wording, event, reader });
  const details =
    request && requestDetails(request, { agency, words, event: event ?? undefined, known: undefined });
  return {
    ...{ kind, agency, words, stopAddress: stop },
    actionAddress: request ? confirm : manage,
    expiresAt: request ? EXPIRES_AT : null,
    ...(details && { details }),
    ...(kind === 'export' && { file: 'data.json' }),
    ...moderated(kind, { agency, words, manage }),
  };
}

/** What a moderator looks at, where the letter is one to moderators. */
function moderated(
  kind: LetterKind,
  { agency, words, manage }: { agency: Reader['agency']; words: Catalogue; manage: string },
): Partial<LetterInput> {
  const { heading, waiting } = words.letters.submission;
  if (kind === 'moderate')
    return { details: submissionFacts(SUBMISSION, { agency, words }), detailsTitle: heading };
  if (kind !== 'moderate-again') return {};
  return {
    ...{ waiting: 2, detailsTitle: waiting },
    details: [1, 2].map(() => submissionInBrief(SUBMISSION, words, manage)),
  };
}

const SUBMISSION: Pick<Submission, 'id' | 'content' | 'flyer'> = {
  id: 'd'.repeat(32),
  content: {
    ...{
      type: 'event',
      title: 'Candlelight vigil',
      kind: 'IN-PERSON',
      day: '2027-01-20',
      lastDay: '2027-01-20',
    },
    ...{ hours: { from: '18:00', to: '19:30' }, location: '5 Park Road', conference: null },
    ...{ about: 'Come as you are.', presenters: ['Neighbors'], contact: 'access@example.org', link: null },
  },
  flyer: null,
};

function requestFor(kind: LetterKind, { wording, event, reader }: Circumstances): RequestToConfirm | null {
  const asked = {
    ...{ letter: 'a'.repeat(32), address: 'reader@example.org', ...wording },
    consent: { at: EXPIRES_AT, wording: '0'.repeat(12), page: '/sign-up', language: wording.language },
  };
  const { lists } = reader.agency;
  if (kind === 'confirm-subscription')
    return { ...asked, purpose: 'confirm-subscription', lists: lists.map(({ id }) => id) };
  if (kind === 'confirm-address') return { ...asked, purpose: 'confirm-address', id: 'b'.repeat(32) };
  if (kind === 'confirm-submission')
    return {
      ...asked,
      purpose: 'confirm-submission',
      submission: SUBMISSION.id,
      title: SUBMISSION.content.title,
    };
  if (!event || (kind !== 'confirm-reminders' && kind !== 'confirm-place')) return null;
  const ref = { year: event.year, source: event.source, eventId: event.id };
  const wants = kind === 'confirm-place' ? 'place' : 'reminders';
  return { ...asked, purpose: 'confirm-event', event: ref, wants };
}
