/** A year's events as Atom (RFC 4287), for news readers and other websites. */
import type { StoredEvent } from '../calendar/changes.ts';
import { type Markup, markup } from '../email/markup.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { shortWhenOf, whenOf } from '../languages/when.ts';
import { atomDocument, xml } from './atom-document.ts';
import { type FeedInput, feedAddresses, feedHead, tellingOf } from './calendar-feed.ts';
import { eventAddress, type FeedTelling, feedEntry, publicEventIn } from './feed-entry.ts';
import { wantedEvents } from './feed-wish.ts';

/** Dated by its youngest entry, so that it is the same as long as they are. */
export function atomFeed(input: FeedInput): string {
  const { agency, head, wish } = input;
  const events = wantedEvents(input.events, wish);
  const updated = events.map(({ changedAt }) => changedAt).reduce(later, '') || head.changedAt;
  const { name, description } = feedHead(input);
  const { source, page } = feedAddresses(input, 'atom');
  const telling = tellingOf(input);
  return atomDocument({
    ...{ language: telling.words.tag, title: name, subtitle: description, source, page, updated },
    author: agency.name,
    entries: events.map((event) => atomEntry(event, telling)),
  });
}

const later = (one: string, other: string): string => (one > other ? one : other);

function atomEntry(stored: StoredEvent, telling: FeedTelling): Markup {
  const { words, siteUrl } = telling;
  const { event, language } = publicEventIn(stored, telling);
  const { summary, description } = feedEntry(stored, telling);
  const address = eventAddress(event, siteUrl);
  const lang = telling.style === 'open' && language !== words.tag && markup` xml:lang="${language}"`;
  return markup`<entry${lang}>
<id>${address}</id>
<title>${xml(withDay(summary, shortWhenOf(event, words), words))}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<updated>${stored.changedAt}</updated>
<category term="${event.kind.toLowerCase()}" label="${words.kindLabels[event.kind]}"/>
<summary>${xml(`${whenOf(event, words)}\n\n${description ?? ''}`)}</summary>
</entry>
`;
}

const withDay = (title: string, when: string, { eventPage }: Catalogue): string =>
  fill(eventPage.entry.titleAndWhen, { title, when });
