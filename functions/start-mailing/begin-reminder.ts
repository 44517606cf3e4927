/** A reminder is due. */
import { isAwarenessDay } from '../../core/awareness-day/awareness-day.ts';
import type { DueReminder } from '../../core/contract/messages.ts';
import { renderReminder } from '../../core/email/render-reminder.ts';
import { decideStart } from '../../core/mailing/decide-start.ts';
import type { Month } from '../../core/month/month.ts';
import { contentsOf } from '../../core/publications/publication.ts';
import type { Begin, BeginDependencies } from './beginning.ts';

export const beginReminder: Begin<DueReminder> = async (message, { publications, ...dependencies }) => {
  const { agencies, events, siteUrl } = dependencies;
  const [agency, event] = await Promise.all([agencies.read(), events.event(message.reminder)]);
  const decision = decideStart(message, { event, agency, now: new Date() });
  if (!decision.start) return decision;
  const month = isAwarenessDay(decision.event) ? await monthOf(decision.event.year, publications) : null;
  return {
    ...decision,
    agency,
    render: (variant) => renderReminder({ ...decision, agency, ...variant, siteUrl, month }),
  };
};

async function monthOf(year: number, { all }: BeginDependencies['publications']): Promise<Month | null> {
  return contentsOf(await all('month'), 'month').find((month) => month.year === year) ?? null;
}
