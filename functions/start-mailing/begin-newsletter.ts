/** A newsletter issue is due. */
import type { DueNewsletter } from '../../core/contract/messages.ts';
import { renderNewsletter } from '../../core/email/render-newsletter.ts';
import { decideNewsletter } from '../../core/newsletters/decide-newsletter.ts';
import type { Begin } from './beginning.ts';

export const beginNewsletter: Begin<DueNewsletter> = async (
  message,
  { agencies, events, publications, siteUrl },
) => {
  const [agency, issue, heads] = await Promise.all([
    agencies.read(),
    publications.newsletter(message.newsletter),
    events.heads(),
  ]);
  const now = new Date();
  const decision = decideNewsletter(message, { issue, agency, now });
  if (!decision.start) return decision;
  const newsletter = decision.issue.content;
  const all = (await Promise.all(heads.map(({ year }) => events.events(year)))).flat();
  return {
    ...decision,
    agency,
    render: (variant) => renderNewsletter({ newsletter, events: all, agency, ...variant, siteUrl }),
  };
};
