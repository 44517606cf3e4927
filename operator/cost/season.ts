/** What a season sends: the calendars' own mailings, decided and rendered as the service does. */
import { type RenderedMessage, renderReminder } from '../../core/email/render-reminder.ts';
import { decideStart, type Mailing } from '../../core/mailing/mailing.ts';
import { schedulesOf } from '../../core/schedules/schedule.ts';
import { isList } from '../../core/subscribers/audience.ts';
import type { Chosen } from '../rehearsal-calendars.ts';

/** A mailing with each of its wordings. */
export interface SeasonMailing {
  readonly mailing: Mailing;
  readonly contents: readonly RenderedMessage[];
}

/** Where schedules deliver makes no difference to what they start. */
const ANYWHERE = { queueArn: '', roleArn: '', deadLetterArn: '' };
/** Of the length that an HTTP API's own address has. */
const SITE_URL = 'https://abcdefghij.execute-api.us-east-1.amazonaws.com';

/** The mailings that start when every schedule rings at its minute and some list hears of the event. */
export function mailingsOf({ agency, calendars }: Pick<Chosen, 'agency' | 'calendars'>): SeasonMailing[] {
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

/** Bytes of the files that come with one copy as mail carries them (RFC 2045, base64), over all wordings alike. */
export function attachedBytes({ contents }: Pick<SeasonMailing, 'contents'>): number {
  const bytes = contents.map(
    ({ attachment }) => 4 * Math.ceil(Buffer.byteLength(attachment?.content ?? '') / 3),
  );
  return bytes.reduce((sum, each) => sum + each, 0) / Math.max(1, bytes.length);
}
