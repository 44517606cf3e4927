/** The season opens, or events that are new are to be told. */
import type { DueProgramme } from '../../core/contract/messages.ts';
import { renderProgramme } from '../../core/email/render-programme.ts';
import { decideProgramme } from '../../core/programme/decide-programme.ts';
import type { Begin } from './beginning.ts';

export const beginProgramme: Begin<DueProgramme> = async (
  message,
  { agencies, events, mailings, siteUrl },
) => {
  const { programme: year } = message;
  const [agency, heads, ofYear, earlier] = await Promise.all([
    agencies.read(),
    events.heads(),
    events.events(year),
    mailings.ofYear(year),
  ]);
  const decision = decideProgramme(message, {
    ...{ events: ofYear, mailings: earlier, agency, now: new Date() },
  });
  if (!decision.start) return decision;
  const { mailing } = decision;
  const head = heads.find((one) => one.year === year);
  return {
    ...decision,
    agency,
    render: (variant) =>
      renderProgramme({ ...mailing, events: decision.events, head, agency, ...variant, siteUrl }),
  };
};
