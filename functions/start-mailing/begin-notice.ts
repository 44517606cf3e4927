/** A change is to be told. */
import type { DueNotice } from '../../core/contract/messages.ts';
import { decideNotice } from '../../core/notices/decide-notice.ts';
import { renderNotice } from '../../core/notices/render-notice.ts';
import type { Begin } from './beginning.ts';

export const beginNotice: Begin<DueNotice> = async (message, { agencies, events, mailings, siteUrl }) => {
  const [agency, event, ofYear] = await Promise.all([
    agencies.read(),
    events.event(message.notice),
    mailings.ofYear(message.notice.year),
  ]);
  const decision = decideNotice(message, { event, mailings: ofYear, agency, now: new Date() });
  if (!decision.start) return decision;
  const { states, to, dueAt } = decision.mailing;
  return {
    ...decision,
    agency,
    render: ({ from = 0, ...variant }) =>
      renderNotice({
        ...{ event: decision.event, from: states[from]?.facts ?? to },
        ...{ agency, ...variant, siteUrl, stampedAt: dueAt },
      }),
  };
};
