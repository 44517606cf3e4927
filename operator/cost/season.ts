/** What a season sends: the mailings of calendars and newsletters, decided and rendered as the service does. */
import { LONG_AGO } from '../../core/calendar/changes.ts';
import { renderNewsletter } from '../../core/email/render-newsletter.ts';
import { renderProgramme } from '../../core/email/render-programme.ts';
import { type RenderedMessage, renderReminder } from '../../core/email/render-reminder.ts';
import { decideStart } from '../../core/mailing/decide-start.ts';
import type { Mailing } from '../../core/mailing/mailing.ts';
import { decideNewsletter } from '../../core/newsletters/decide-newsletter.ts';
import { schedulesOf } from '../../core/schedules/schedule.ts';
import { isList } from '../../core/subscribers/audience.ts';
import { programmesToCome } from '../programmes-to-come.ts';
import type { Chosen } from '../rehearsal-calendars.ts';

/** A mailing with each of its wordings. */
export interface SeasonMailing {
  readonly mailing: Mailing;
  readonly contents: readonly RenderedMessage[];
}

/** What is played of it. */
export type Season = Pick<Chosen, 'agency' | 'calendars' | 'newsletters'>;

/** Where schedules deliver makes no difference to what they start. */
const ANYWHERE = { queueArn: '', roleArn: '', deadLetterArn: '' };
/** Of the length that an HTTP API's own address has. */
const SITE_URL = 'https://abcdefghij.execute-api.us-east-1.amazonaws.com';

/** Everything that is published was known long before. */
const KNOWN = LONG_AGO.changedAt;

/**
 * The mailings that start when every schedule rings at its minute and some list hears of the event: programmes, reminders and newsletter
 * issues. As if everybody wanted single reminders, for digests in their stead are fewer mails.
 */
export const mailingsOf = (chosen: Season): SeasonMailing[] => [
  ...programmesOf(chosen),
  ...remindersOf(chosen),
  ...issuesOf(chosen),
];

function remindersOf({ agency, calendars }: Season): SeasonMailing[] {
  return calendars.flatMap(({ events }) =>
    schedulesOf(events, ANYWHERE).flatMap(({ message, dueAt }) => {
      const event = events.find(({ id }) => id === message.reminder.eventId);
      const decision = decideStart(message, { event, agency, now: new Date(dueAt) });
      if (!decision.start || !decision.mailing.audiences.some(isList)) return [];
      const contents = decision.mailing.variants.map((variant) =>
        // The usual posts of Awareness Day are as long as an agency's own.
        renderReminder({ ...decision, ...variant, agency, siteUrl: SITE_URL, month: null }),
      );
      return { mailing: decision.mailing, contents };
    }),
  );
}

function programmesOf({ agency, calendars }: Season): SeasonMailing[] {
  return calendars.flatMap((head) =>
    programmesToCome(head, agency).map(({ mailing, events }) => ({
      mailing,
      contents: mailing.variants.map((variant) =>
        renderProgramme({ ...mailing, ...variant, events, head, agency, siteUrl: SITE_URL }),
      ),
    })),
  );
}

function issuesOf({ agency, calendars, newsletters }: Season): SeasonMailing[] {
  const events = calendars.flatMap((calendar) => calendar.events);
  return newsletters.flatMap((newsletter) => {
    const dates = { addedAt: KNOWN, knownSince: KNOWN, changedAt: KNOWN };
    const issue = { kind: 'newsletter', name: newsletter.slug, content: newsletter, ...dates } as const;
    const due = { newsletter: newsletter.slug, dueAt: newsletter.sendAt };
    const decision = decideNewsletter(due, { issue, agency, now: new Date(newsletter.sendAt) });
    if (!decision.start) return [];
    const { mailing } = decision;
    const contents = mailing.variants.map((variant) =>
      renderNewsletter({ newsletter, events, agency, ...variant, siteUrl: SITE_URL }),
    );
    return { mailing, contents };
  });
}

/** Bytes of the files that come with one copy as mail carries them (RFC 2045, base64), over all wordings alike. */
export function attachedBytes({ contents }: Pick<SeasonMailing, 'contents'>): number {
  const bytes = contents.map(
    ({ attachment }) => 4 * Math.ceil(Buffer.byteLength(attachment?.content ?? '') / 3),
  );
  return bytes.reduce((sum, each) => sum + each, 0) / Math.max(1, bytes.length);
}
