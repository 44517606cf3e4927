/** A reminder is due. */
import type { DueReminder } from '../../core/contract/messages.ts';
import { renderReminder } from '../../core/email/render-reminder.ts';
import { decideStart } from '../../core/mailing/mailing.ts';
import type { Begin } from './beginning.ts';

export const beginReminder: Begin<DueReminder> = async (message, { agencies, events, siteUrl }) => {
  const [agency, event] = await Promise.all([agencies.read(), events.event(message.reminder)]);
  const decision = decideStart(message, { event, agency, now: new Date() });
  if (!decision.start) return decision;
  return {
    ...decision,
    agency,
    render: (variant) => renderReminder({ ...decision, agency, ...variant, siteUrl }),
  };
};
