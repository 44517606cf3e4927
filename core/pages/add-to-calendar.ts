/** How an event gets into a reader's own calendar, which others may see: with little first, and with all on request. */
import { STYLES, type Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { type Markup, markup } from '../email/markup.ts';
import { addLinks } from '../feeds/add-links.ts';
import type { FeedTelling } from '../feeds/feed-entry.ts';
import { eventPath, inLanguage, subscribePath } from './addresses.ts';

/** The event as its reader may see it. The agency's own style comes first. */
export function addToCalendar(event: Event, telling: Omit<FeedTelling, 'style'>): Markup {
  const { agency, words } = telling;
  const styles = STYLES.toSorted(
    (one, other) => Number(other === agency.style) - Number(one === agency.style),
  );
  return markup`<section aria-labelledby="add"><h2 id="add">${words.eventPage.add.title}</h2>
${styles.map((style) => inStyle(event, { ...telling, style }))}
<p><a href="${inLanguage(subscribePath(event.year), words.tag, agency)}">${words.eventPage.add.all}</a></p></section>`;
}

function inStyle(event: Event, telling: FeedTelling): Markup {
  const { add } = telling.words.eventPage;
  const all = [{ label: add.file, address: eventFilePath(event, telling) }, ...addLinks(event, telling)];
  return markup`<p id="add-${telling.style}">${add[telling.style]}</p>
<ul aria-labelledby="add-${telling.style}">${all.map(
    ({ label, address }) => markup`
<li><a href="${address}" rel="nofollow">${label}</a></li>`,
  )}
</ul>`;
}

/** Where one event is had as a file. */
export const eventFilePath = (
  event: Pick<Event, 'year' | 'id'>,
  { style, words }: { readonly style: Style; readonly words: FeedTelling['words'] },
): string => `${eventPath(event)}.ics?${new URLSearchParams({ language: words.tag, style })}`;
