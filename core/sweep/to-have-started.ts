/** What should have become a mailing by now: reminders, notices, programmes, newsletter issues, digests and check-ins. */

import type { Agency } from '../agency/agency.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { lastToCome } from '../calendar/to-come.ts';
import { checkInMailingId, checkInOf } from '../check-in/check-in.ts';
import { checkInUseUntil } from '../check-in/decide-check-in.ts';
import type { DueMessage } from '../contract/messages.ts';
import { type Digest, digestMailingId, digestsOf, eventsOfDigest, followedAt } from '../digest/digest.ts';
import type { DigestReaders } from '../digest/digest-readers.store.ts';
import { couldTell } from '../digest/late-for.ts';
import { audiencesOf } from '../mailing/audience.ts';
import { isOfUse, mailingId } from '../mailing/mailing.ts';
import { newsletterMailingId, newsletterUseUntil, sentAmong } from '../newsletters/decide-newsletter.ts';
import { noticeUseUntil } from '../notices/decide-notice.ts';
import { noticeMailingId } from '../notices/notice-id.ts';
import {
  announcementsOf,
  MADE_UP_FOR_MS,
  programmeAudiences,
  programmeMailingId,
} from '../programme/announcement.ts';
import type { StoredPublication } from '../publications/publication.ts';
import {
  dueCheckIn,
  dueDigest,
  dueNewsletter,
  dueNotice,
  dueProgramme,
  dueReminder,
} from '../schedules/due-message.ts';
import type { Audience } from '../subscribers/audience.ts';

/** Milliseconds after which what is due is missed: EventBridge Scheduler rings within a minute. */
const MISSED_AFTER_MS = 2 * 60_000;

/** What was due, and is of use, or was: its mailing's id, and the message that would start it. */
export interface ToHaveStarted {
  readonly mailing: string;
  readonly message: DueMessage;
  readonly useUntil: string;
  /** Whose people it is for, those at most; null for a digest: how many want one is counted nowhere. */
  readonly audiences: readonly Audience[] | null;
}

/** What is in force. */
export interface InForceNow {
  readonly events: readonly StoredEvent[];
  readonly publications: readonly StoredPublication[];
  readonly agency: Agency;
  readonly readers: DigestReaders;
  /** The moments of the check-ins that were known before they came (`beginnings-looked.ts`). */
  readonly checkIns: readonly string[];
}

/** The moment at which one looks, and the one since when what was of use is looked for. */
interface Look {
  readonly now: Date;
  readonly since: Date;
}

/** Everything whose mailing should stand at `now`, and be of use then; since an instant before, also what was of use after that. */
export const toHaveStarted = (inForce: InForceNow, now: Date, since: Date = now): ToHaveStarted[] => {
  const look = { now, since };
  return [
    ...remindersToHaveStarted(inForce, look),
    ...noticesToHaveStarted(inForce, look),
    ...programmesToHaveStarted(inForce, look),
    ...newslettersToHaveStarted(inForce, look),
    ...digestsToHaveStarted(inForce, look),
    ...checkInsToHaveStarted(inForce, look),
  ];
};

/** The digests of what they could tell when they were due to whoever wanted them in time, until the next one comes. */
const digestsToHaveStarted = (
  { events, agency, readers }: Pick<InForceNow, 'events' | 'agency' | 'readers'>,
  look: Look,
): ToHaveStarted[] =>
  (Object.keys(readers).length > 0 ? digestsOf(events, agency) : []).flatMap((digest) => {
    const followed = followedAt(digest, agency.timeZone);
    if (!wasWanted(digest, readers) || !isDue(digest, look) || !wasOfUse(followed, look)) return [];
    const beginning = eventsOfDigest(events, digest, agency).beginning as readonly StoredEvent[];
    const told = beginning.filter((event) => couldTell(digest, event, agency));
    if (told.length === 0) return [];
    const useUntil = earlier(followed, lastToCome(told));
    if (!wasOfUse(useUntil, look)) return [];
    return [{ mailing: digestMailingId(digest), message: dueDigest(digest), useUntil, audiences: null }];
  });

const wasWanted = ({ rhythm, dueAt }: Digest, readers: DigestReaders): boolean => {
  const since = readers[rhythm];
  return since !== undefined && Date.parse(since) <= Date.parse(dueAt);
};

const isDue = ({ dueAt }: { readonly dueAt: string }, { now }: Look): boolean =>
  Date.parse(dueAt) <= now.getTime() - MISSED_AFTER_MS;

const wasOfUse = (useUntil: string, { since }: Look): boolean => isOfUse({ useUntil }, since);

const earlier = (one: string, other: string): string => (Date.parse(one) < Date.parse(other) ? one : other);

/** The programmes, and what is new in them, as far as something of it is still to come. */
const programmesToHaveStarted = (
  { events, agency }: Pick<InForceNow, 'events' | 'agency'>,
  look: Look,
): ToHaveStarted[] =>
  announcementsOf(events, agency).flatMap((announcement) => {
    const madeUpUntil = new Date(Date.parse(announcement.dueAt) + MADE_UP_FOR_MS).toISOString();
    const useUntil = earlier(madeUpUntil, lastToCome(announcement.events));
    if (!isDue(announcement, look) || !wasOfUse(useUntil, look)) return [];
    const audiences = programmeAudiences(agency);
    return [
      {
        ...{ mailing: programmeMailingId(announcement), message: dueProgramme(announcement) },
        ...{ useUntil, audiences },
      },
    ];
  });

/** The newsletter issues that should be on their way. */
const newslettersToHaveStarted = (
  { publications }: Pick<InForceNow, 'publications'>,
  look: Look,
): ToHaveStarted[] =>
  sentAmong(publications).flatMap((issue) => {
    const { slug, list, sendAt: dueAt } = issue.content;
    const useUntil = newsletterUseUntil(dueAt);
    if (!isDue({ dueAt }, look) || !wasOfUse(useUntil, look)) return [];
    return [
      { mailing: newsletterMailingId(slug), message: dueNewsletter(issue), useUntil, audiences: [list] },
    ];
  });

/** The changes that people should have been told of. */
const noticesToHaveStarted = (
  { events, agency }: Pick<InForceNow, 'events' | 'agency'>,
  look: Look,
): ToHaveStarted[] =>
  events.flatMap((event) => {
    const { notice } = event;
    if (!notice || !isDue(notice, look)) return [];
    const useUntil = noticeUseUntil(event);
    if (!wasOfUse(useUntil, look)) return [];
    return [
      {
        ...{ mailing: noticeMailingId(event, notice), message: dueNotice(event, notice) },
        ...{ useUntil, audiences: audiencesOf(event, agency) },
      },
    ];
  });

/** What was due before it was known, of a cancelled event, or of no use any more, is not missed. */
const remindersToHaveStarted = (
  { events, agency }: Pick<InForceNow, 'events' | 'agency'>,
  look: Look,
): ToHaveStarted[] =>
  events
    .filter(({ status }) => status !== 'CANCELLED')
    .flatMap((event) =>
      event.reminders
        .filter(
          (reminder) =>
            isDue(reminder, look) &&
            wasOfUse(reminder.useUntil, look) &&
            Date.parse(event.knownSince[reminder.dueAt] ?? event.changedAt) < Date.parse(reminder.dueAt),
        )
        .map((reminder) => ({
          mailing: mailingId(event, reminder.offset),
          message: dueReminder(event, reminder),
          useUntil: reminder.useUntil,
          audiences: audiencesOf(event, agency),
        })),
    );

/** This year's, and the one of the year before, whose week may not be over; nobody is asked on a day that lay behind when it was written. */
const checkInsToHaveStarted = (
  { agency, checkIns }: Pick<InForceNow, 'agency' | 'checkIns'>,
  look: Look,
): ToHaveStarted[] => {
  const thisYear = look.now.getUTCFullYear();
  return [thisYear - 1, thisYear].flatMap((year) => {
    const checkIn = checkInOf(year, agency);
    if (!checkIn || !checkIns.includes(checkIn.dueAt)) return [];
    const useUntil = checkInUseUntil(checkIn);
    if (!isDue(checkIn, look) || !wasOfUse(useUntil, look)) return [];
    const audiences = agency.lists.map(({ id }) => id);
    return [{ mailing: checkInMailingId(year), message: dueCheckIn(checkIn), useUntil, audiences }];
  });
};
