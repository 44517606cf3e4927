/** What an alarm clock says when it rings: the same from its schedule, and from the sweep where that is lost. */
import type { Event, Reminder } from '../calendar/event.ts';
import { refOf } from '../calendar/event-ref.ts';
import type { CheckIn } from '../check-in/check-in.ts';
import type {
  DueCheckIn,
  DueDigest,
  DueNewsletter,
  DueNotice,
  DueProgramme,
  DueReminder,
} from '../contract/messages.ts';
import type { Digest } from '../digest/digest.ts';
import type { SentNewsletter } from '../newsletters/decide-newsletter.ts';
import type { PendingNotice } from '../notices/pending-notice.ts';

/** Of a reminder, with what it was made for. */
export const dueReminder = (event: Event, { offset, dueAt }: Reminder): DueReminder => ({
  reminder: { ...refOf(event), offset },
  startsAt: event.startsAt,
  dueAt,
});

/** Of a change that people are to be told of. */
export const dueNotice = (event: Event, { dueAt }: PendingNotice): DueNotice => ({
  notice: refOf(event),
  dueAt,
});

/** Of a programme, or of what is new in it. */
export const dueProgramme = ({
  year,
  dueAt,
}: {
  readonly year: number;
  readonly dueAt: string;
}): DueProgramme => ({
  programme: year,
  dueAt,
});

/** Of a newsletter issue. */
export const dueNewsletter = ({ content: { slug, sendAt } }: SentNewsletter): DueNewsletter => ({
  newsletter: slug,
  dueAt: sendAt,
});

/** Of a digest. */
export const dueDigest = ({ year, rhythm, dueAt }: Digest): DueDigest => ({ digest: rhythm, year, dueAt });

/** Of the yearly check-in. */
export const dueCheckIn = ({ year, dueAt }: CheckIn): DueCheckIn => ({ checkIn: year, dueAt });
