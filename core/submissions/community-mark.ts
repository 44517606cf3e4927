/** Says of an event that others hold it, and that the agency does not. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';

/** A label and one line; null for the agency's own. */
export function communityMark(
  { source, presenters }: Pick<Event, 'source' | 'presenters'>,
  agency: Pick<Agency, 'shortName'>,
  { submissions: { mark } }: Catalogue,
): { readonly label: string; readonly line: string } | null {
  if (source !== 'community') return null;
  const named = { agency: agency.shortName, presenters: presenters.join(', ') };
  return { label: mark.label, line: fill(presenters.length > 0 ? mark.by : mark.nobody, named) };
}

/** The same where nobody is to learn more than that. */
export const discreetMark = (
  { source }: Pick<Event, 'source'>,
  agency: Pick<Agency, 'shortName'>,
  { submissions: { mark } }: Catalogue,
): string | null => (source === 'community' ? fill(mark.discreet, { agency: agency.shortName }) : null);
