/** How an event gets into a reader's own calendar, which others may see: it shows as much as the reader chooses. */
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { type Markup, markup } from '../email/markup.ts';
import { addLinks } from '../feeds/add-links.ts';
import type { FeedTelling } from '../feeds/feed-entry.ts';
import { eventPath, inLanguage, subscribePath } from './addresses.ts';
import type { Query } from './language-switch.ts';

/** The event as its reader may see it. The other style is the same page, asked for with `style`, and `query` as before. */
export function addToCalendar(event: Event, telling: FeedTelling, query: Query): Markup {
  const { agency, words, style } = telling;
  const { add } = words.eventPage;
  const other = style === 'open' ? 'discreet' : 'open';
  const inOther = `${eventPath(event)}?${new URLSearchParams({ ...query, style: other })}`;
  const all = [{ label: add.file, address: eventFilePath(event, telling) }, ...addLinks(event, telling)];
  return markup`<section aria-labelledby="add"><h2 id="add">${add.title}</h2>
<p>${add.shows[style]} <a href="${inLanguage(inOther, words.tag, agency)}#add" rel="nofollow">${add.rather[other]}</a></p>
<ul>${all.map(
    ({ label, address }) => markup`
<li><a href="${address}" rel="nofollow">${label}</a></li>`,
  )}
</ul>
<p><a href="${inLanguage(subscribePath(event.year), words.tag, agency)}">${add.all}</a></p></section>`;
}

/** Where one event is had as a file. */
const eventFilePath = (
  event: Pick<Event, 'year' | 'id'>,
  { style, words }: { readonly style: Style; readonly words: FeedTelling['words'] },
): string => `${eventPath(event)}.ics?${new URLSearchParams({ language: words.tag, style })}`;
