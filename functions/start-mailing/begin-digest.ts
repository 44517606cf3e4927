/** A digest is due. */
import { allEvents } from '../../core/calendar/all-events.ts';
import type { DueDigest } from '../../core/contract/messages.ts';
import { decideDigest } from '../../core/digest/decide-digest.ts';
import { digestMailingId } from '../../core/digest/digest.ts';
import { renderDigest } from '../../core/email/render-digest.ts';
import type { Begin } from './beginning.ts';

export const beginDigest: Begin<DueDigest> = async (message, { agencies, events, mailings, siteUrl }) => {
  const { year, digest: rhythm, dueAt } = message;
  const [agency, all, begun] = await Promise.all([
    agencies.read(),
    allEvents(events),
    mailings.find(digestMailingId({ year, rhythm, dueAt })),
  ]);
  const decision = decideDigest(message, { events: all, begun, agency, now: new Date() });
  if (!decision.start) return decision;
  const { mailing } = decision;
  return {
    ...decision,
    agency,
    render: ({ from = 0, ...variant }) => {
      const selected = (mailing.selections[from] ?? []).flatMap((index) => decision.events[index] ?? []);
      const beginning = decision.events.slice(0, mailing.begins);
      return renderDigest({
        ...mailing,
        beginning: selected.filter((event) => beginning.includes(event)),
        goingOn: selected.filter((event) => !beginning.includes(event)),
        ...{ agency, ...variant, siteUrl },
      });
    },
  };
};
