/** Which reminders, notices, programmes, digests and newsletter issues should have become mailings by now, and have not. */

import type { Agency } from '../agency/agency.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { toComeUntil } from '../calendar/to-come.ts';
import type { DueMessage } from '../contract/messages.ts';
import { type Digest, digestMailingId, digestsOf, eventsOfDigest, followedAt } from '../digest/digest.ts';
import type { DigestReaders } from '../digest/digest-readers.store.ts';
import { couldTell } from '../digest/late-for.ts';
import { isOfUse, mailingId } from '../mailing/mailing.ts';
import { newsletterMailingId, newsletterUseUntil, sentAmong } from '../newsletters/decide-newsletter.ts';
import { noticeUseUntil } from '../notices/decide-notice.ts';
import { noticeMailingId } from '../notices/notice-id.ts';
import {
  announcementsOf,
  MADE_UP_FOR_MS,
  type ProgrammeRule,
  programmeMailingId,
} from '../programme/announcement.ts';
import type { StoredPublication } from '../publications/publication.ts';
import { dueDigest, dueNewsletter, dueNotice, dueProgramme, dueReminder } from '../schedules/due-message.ts';

/** Milliseconds after which what is due is missed: EventBridge Scheduler rings within a minute. */
const MISSED_AFTER_MS = 2 * 60_000;

/** What is due and of use: its mailing's id, and the message that would start it. */
export interface ToHaveStarted {
  readonly mailing: string;
  readonly message: DueMessage;
}

/** What is in force. */
export interface InForceNow {
  readonly events: readonly StoredEvent[];
  readonly publications: readonly StoredPublication[];
  readonly agency: Agency;
  readonly readers: DigestReaders;
}

/** Everything whose mailing should stand at `now`. */
export const toHaveStarted = (
  { events, publications, agency, readers }: InForceNow,
  now: Date,
): ToHaveStarted[] => [
  ...remindersToHaveStarted(events, now),
  ...noticesToHaveStarted(events, now),
  ...programmesToHaveStarted(events, agency, now),
  ...newslettersToHaveStarted(publications, now),
  ...digestsToHaveStarted(events, { agency, readers, now }),
];

/** The digests of what they could tell when they were due to whoever wanted them in time, until the next one comes. */
const digestsToHaveStarted = (
  events: readonly StoredEvent[],
  { agency, readers, now }: Pick<InForceNow, 'agency' | 'readers'> & { readonly now: Date },
): ToHaveStarted[] =>
  (Object.keys(readers).length > 0 ? digestsOf(events, agency) : [])
    .filter(
      (digest) =>
        wasWanted(digest, readers) &&
        isMissed(digest, now) &&
        isOfUse({ useUntil: followedAt(digest, agency.timeZone) }, now),
    )
    .flatMap((digest) => {
      const { beginning } = eventsOfDigest(events, digest, agency);
      const isToBeTold = (beginning as readonly StoredEvent[]).some(
        (event) => couldTell(digest, event, agency) && isOfUse({ useUntil: toComeUntil(event) }, now),
      );
      return isToBeTold ? [{ mailing: digestMailingId(digest), message: dueDigest(digest) }] : [];
    });

const wasWanted = ({ rhythm, dueAt }: Digest, readers: DigestReaders): boolean => {
  const since = readers[rhythm];
  return since !== undefined && Date.parse(since) <= Date.parse(dueAt);
};

const isMissed = ({ dueAt }: { readonly dueAt: string }, now: Date): boolean =>
  Date.parse(dueAt) <= now.getTime() - MISSED_AFTER_MS;

/** The programmes, and what is new in them, as far as something of it is still to come. */
const programmesToHaveStarted = (
  events: readonly StoredEvent[],
  agency: ProgrammeRule,
  now: Date,
): ToHaveStarted[] =>
  announcementsOf(events, agency).flatMap((announcement) => {
    const isLate = Date.parse(announcement.dueAt) <= now.getTime() - MADE_UP_FOR_MS;
    const isUseful = announcement.events.some((event) => isOfUse({ useUntil: toComeUntil(event) }, now));
    if (!isMissed(announcement, now) || isLate || !isUseful) return [];
    return [{ mailing: programmeMailingId(announcement), message: dueProgramme(announcement) }];
  });

/** The newsletter issues that should be on their way. */
const newslettersToHaveStarted = (publications: readonly StoredPublication[], now: Date): ToHaveStarted[] =>
  sentAmong(publications)
    .map((issue) => ({ issue, dueAt: issue.content.sendAt }))
    .filter(({ dueAt }) => isMissed({ dueAt }, now) && isOfUse({ useUntil: newsletterUseUntil(dueAt) }, now))
    .map(({ issue }) => ({
      mailing: newsletterMailingId(issue.content.slug),
      message: dueNewsletter(issue),
    }));

/** The changes that people should have been told of. */
const noticesToHaveStarted = (events: readonly StoredEvent[], now: Date): ToHaveStarted[] =>
  events.flatMap((event) => {
    const { notice } = event;
    if (!notice || !isMissed(notice, now)) return [];
    if (!isOfUse({ useUntil: noticeUseUntil(event) }, now)) return [];
    return [{ mailing: noticeMailingId(event, notice), message: dueNotice(event, notice) }];
  });

/**
 * The reminders of `events` whose mailing should stand at `now`. What was due before it was known, of a cancelled event, or is of
 * no use any more, is not missed.
 */
const remindersToHaveStarted = (events: readonly StoredEvent[], now: Date): ToHaveStarted[] =>
  events
    .filter(({ status }) => status !== 'CANCELLED')
    .flatMap((event) =>
      event.reminders
        .filter(
          (reminder) =>
            isMissed(reminder, now) &&
            isOfUse(reminder, now) &&
            Date.parse(event.knownSince[reminder.dueAt] ?? event.changedAt) < Date.parse(reminder.dueAt),
        )
        .map((reminder) => ({
          mailing: mailingId(event, reminder.offset),
          message: dueReminder(event, reminder),
        })),
    );
