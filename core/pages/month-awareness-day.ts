/** The way from a year's page to what is at hand for its Awareness Day: posts to share, and the picture for signatures. */
import { awarenessDayAmong, whatPageHas } from '../awareness-day/awareness-day.ts';
import type { Event } from '../calendar/event.ts';
import { markup } from '../email/markup.ts';
import { dayOf } from '../languages/when.ts';
import { awarenessDayPath, inLanguage } from './addresses.ts';
import type { Scene } from './calendar-page.ts';
import type { PagePart } from './page-parts.ts';

/** null where the calendar has no such day. */
export function awarenessDayPart(
  { agency, words, languageOf, now }: Scene,
  events: readonly Event[],
): PagePart | null {
  const day = awarenessDayAmong(events);
  if (!day) return null;
  const language = languageOf(day);
  const body = markup`<p>${dayOf(day, words)}</p>
<p class="links"><a class="button second" href="${inLanguage(awarenessDayPath(day.year), words.tag, agency)}">${whatPageHas(day, now, words)}</a></p>`;
  return { id: 'awareness-day', title: day.summary, body, ...(language !== words.tag && { language }) };
}
