/** The yearly check-in is due. */
import { checkInMailingId } from '../../core/check-in/check-in.ts';
import { decideCheckIn } from '../../core/check-in/decide-check-in.ts';
import type { DueCheckIn } from '../../core/contract/messages.ts';
import { renderCheckIn } from '../../core/email/render-check-in.ts';
import type { Begin } from './beginning.ts';

export const beginCheckIn: Begin<DueCheckIn> = async (message, { agencies, mailings }) => {
  const startedIn = async (year: number) => (await mailings.find(checkInMailingId(year)))?.startedAt ?? null;
  const [agency, lastYear, yearBefore] = await Promise.all([
    agencies.read(),
    startedIn(message.checkIn - 1),
    startedIn(message.checkIn - 2),
  ]);
  const decision = decideCheckIn(message, { agency, earlier: { lastYear, yearBefore }, now: new Date() });
  if (!decision.start) return decision;
  return { ...decision, agency, render: (variant) => renderCheckIn({ agency, language: variant.language }) };
};
