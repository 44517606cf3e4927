/** A change is to be told. */
import type { DueNotice } from '../../core/contract/messages.ts';
import { decideNotice } from '../../core/notices/decide-notice.ts';
import { yearsOfTelling } from '../../core/notices/heard-mailings.ts';
import { renderNotice } from '../../core/notices/render-notice.ts';
import type { Begin } from './beginning.ts';

export const beginNotice: Begin<DueNotice> = async (message, { agencies, events, mailings, siteUrl }) => {
  const [agency, event] = await Promise.all([agencies.read(), events.event(message.notice)]);
  const told = await Promise.all((event ? yearsOfTelling(event) : []).map(mailings.ofYear));
  const decision = decideNotice(message, { event, mailings: told.flat(), agency, now: new Date() });
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
