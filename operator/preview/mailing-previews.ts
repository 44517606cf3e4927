/** Every mailing that the files would cause, and of each event what a change of it would. */
import { isAwarenessDay } from '../../core/awareness-day/awareness-day.ts';
import type { Calendar, Event } from '../../core/calendar/event.ts';
import type { EventsData } from '../../core/calendar/read-events-data.ts';
import { checkInMailingId } from '../../core/check-in/check-in.ts';
import { type Digest, digestMailingId, digestsOf, eventsOfDigest } from '../../core/digest/digest.ts';
import { renderCheckIn } from '../../core/email/render-check-in.ts';
import { renderDigest } from '../../core/email/render-digest.ts';
import { renderNewsletter } from '../../core/email/render-newsletter.ts';
import { renderProgramme } from '../../core/email/render-programme.ts';
import { renderReminder } from '../../core/email/render-reminder.ts';
import { decideStart } from '../../core/mailing/decide-start.ts';
import { materialFactsOf } from '../../core/notices/material-facts.ts';
import { renderNotice } from '../../core/notices/render-notice.ts';
import { contentsOf } from '../../core/publications/publication.ts';
import { schedulesOf } from '../../core/schedules/schedule.ts';
import { offsetInWords } from '../../local/offset-in-words.ts';
import { programmesToCome } from '../programmes-to-come.ts';
import { aWeekBefore } from './a-week-before.ts';
import {
  DISCREET_ALONE,
  EVERY_STYLE,
  filled,
  type PreviewedMail,
  type Reader,
  type Wording,
} from './previewed-mail.ts';

/** Where schedules deliver makes no difference to what they start. */
const ANYWHERE = { queueArn: '', roleArn: '', deadLetterArn: '' };

/** Reminders of an event, and what people would be told if it were moved or canceled. */
export function previewsOfEvent(event: Event, data: EventsData, reader: Reader): PreviewedMail[] {
  return [...remindersOf(event, data, reader), ...noticesOf(event, reader)];
}

/** Events of several years often have the same title. */
const groupOf = ({ summary, year }: Event): string => `${summary}, ${year}`;

function remindersOf(event: Event, { agency, publications }: EventsData, reader: Reader): PreviewedMail[] {
  const months = contentsOf(publications, 'month');
  const month = (isAwarenessDay(event) && months.find(({ year }) => year === event.year)) || null;
  return schedulesOf([event], ANYWHERE).flatMap(({ message, dueAt }) => {
    const decision = decideStart(message, { event, agency, now: new Date(dueAt) });
    if (!decision.start) return [];
    return {
      ...{ id: decision.mailing.id, group: groupOf(event), dueAt, sender: 'mailings' as const },
      title: `Reminder, ${offsetInWords(message.reminder.offset, event.allDay)}`,
      styles: EVERY_STYLE,
      render: (wording: Wording) =>
        filled(renderReminder({ ...decision, ...wording, ...reader, month }), wording, {
          ...reader,
          audiences: decision.mailing.audiences,
        }),
    };
  });
}

/** Nobody has changed anything: they are samples of what a change would tell. */
function noticesOf(event: Event, reader: Reader): PreviewedMail[] {
  const stampedAt = new Date(Date.parse(event.startsAt) - 86_400_000).toISOString();
  const notice = (what: string, title: string, telling: { event: Event; from: Event }): PreviewedMail => ({
    ...{ id: `${event.year}-${event.id}-${what}`, group: groupOf(event), title },
    ...{ dueAt: null, sender: 'mailings', styles: EVERY_STYLE },
    render: (wording) =>
      filled(
        renderNotice({
          ...{ event: telling.event, from: materialFactsOf(telling.from), ...wording },
          ...{ ...reader, stampedAt },
        }),
        wording,
        reader,
      ),
  });
  if (event.status === 'CANCELLED') return [];
  return [
    notice('moved', 'If it were moved by a week', { event, from: aWeekBefore(event) }),
    notice('canceled', 'If it were canceled', { event: { ...event, status: 'CANCELLED' }, from: event }),
  ];
}

/** The programme of a calendar's month, and the digests that tell of its events. */
export function previewsOfMonth(calendar: Calendar, data: EventsData, reader: Reader): PreviewedMail[] {
  return [...programmesOf(calendar, data, reader), ...digestPreviews(calendar, data, reader)];
}

function programmesOf(head: Calendar, { agency }: EventsData, reader: Reader): PreviewedMail[] {
  return programmesToCome(head, agency).map(({ mailing, events }) => ({
    ...{ id: mailing.id, group: `The month, ${mailing.year}`, title: 'Programme', dueAt: mailing.dueAt },
    ...{ sender: 'mailings' as const, styles: EVERY_STYLE },
    render: (wording: Wording) =>
      filled(renderProgramme({ ...mailing, ...wording, events, head, ...reader }), wording, {
        ...reader,
        audiences: mailing.audiences,
      }),
  }));
}

function digestPreviews({ year, events }: Calendar, { agency }: EventsData, reader: Reader): PreviewedMail[] {
  return digestsOf(events, agency)
    .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt))
    .map((digest: Digest) => ({
      ...{ id: digestMailingId(digest), group: `Digests, ${year}`, dueAt: digest.dueAt },
      title: digest.rhythm === 'daily' ? `The day, ${digest.day}` : `The week of ${digest.day}`,
      ...{ sender: 'mailings' as const, styles: EVERY_STYLE },
      render: (wording: Wording) => {
        const told = eventsOfDigest(events, digest, agency);
        return filled(renderDigest({ ...digest, ...told, ...wording, ...reader }), wording, reader);
      },
    }));
}

/** Newsletter issues, the newest first, and the yearly check-in. */
export function otherMailingPreviews(data: EventsData, reader: Reader): PreviewedMail[] {
  const { agency, calendars, publications } = data;
  const events = calendars.flatMap((calendar) => calendar.events);
  const issues = contentsOf(publications, 'newsletter').toSorted((one, other) =>
    other.issuedAt.localeCompare(one.issuedAt),
  );
  return [
    ...issues.map(
      (newsletter): PreviewedMail => ({
        ...{ id: `newsletter-${newsletter.slug}`, group: 'Newsletter', title: newsletter.title },
        ...{ dueAt: newsletter.sendAt, sender: 'mailings', styles: EVERY_STYLE },
        render: (wording) =>
          filled(renderNewsletter({ newsletter, events, ...wording, ...reader }), wording, {
            ...reader,
            audiences: [newsletter.list],
          }),
      }),
    ),
    {
      ...{ id: checkInMailingId(calendars.at(-1)?.year ?? 0), group: 'Once a year', title: 'Check-in' },
      ...{ dueAt: null, sender: 'mailings', styles: DISCREET_ALONE },
      render: (wording) => filled(renderCheckIn({ agency, language: wording.language }), wording, reader),
    },
  ];
}
