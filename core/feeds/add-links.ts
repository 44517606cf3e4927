/**
 * Links that open somebody's own calendar with an event filled in, for them to save. Neither Google nor Microsoft describes
 * them, but both have kept them for years; each takes UTC times, and the day after the last for whole days.
 * @see https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs
 */
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { discreetTitle, markedText } from '../email/calendar-entry.ts';
import { fill } from '../languages/catalogue.ts';
import { eventAddress, type FeedTelling } from './feed-entry.ts';

/** A calendar to add to, and the address that does it. */
export interface AddLink {
  readonly label: string;
  readonly address: string;
}

/** Characters of a title or place that travel in an address; some programs cut addresses at 2,000. */
const LONGEST_TEXT = 100;

/** Google, Outlook.com and Microsoft 365. The event is told as its reader may see it, in their language. */
export function addLinks(event: Event, telling: FeedTelling): AddLink[] {
  const { add } = telling.words.eventPage;
  return [
    { label: add.google, address: googleLink(event, telling) },
    { label: add.outlook, address: outlookLink('outlook.live.com', event, telling) },
    { label: add.office, address: outlookLink('outlook.office.com', event, telling) },
  ];
}

function googleLink(event: Event, telling: FeedTelling): string {
  const { title, details, location } = textsOf(event, telling);
  return withQuery('https://calendar.google.com/calendar/render', {
    ...{ action: 'TEMPLATE', text: title },
    dates: [event.start, event.end].map((moment) => moment.replace(/[-:]|\.\d+/g, '')).join('/'),
    ...{ details, location },
  });
}

function outlookLink(host: string, event: Event, telling: FeedTelling): string {
  const { title, details, location } = textsOf(event, telling);
  return withQuery(`https://${host}/calendar/0/deeplink/compose`, {
    ...{ path: '/calendar/action/compose', rru: 'addevent', subject: title },
    ...{ startdt: event.start, enddt: event.end, allday: String(event.allDay) },
    ...{ body: details, location },
  });
}

/** The rest is on the event's page, which is where changes are told, too. */
function textsOf(event: Event, telling: FeedTelling): { title: string; details: string; location: string } {
  const { agency, words, style, siteUrl } = telling;
  const titles: Record<Style, string> = {
    discreet: discreetTitle(event, agency, words),
    open: cut(event.summary),
  };
  const details = fill(words.eventPage.entry.details, { address: eventAddress(event, siteUrl) });
  return {
    title: titles[style],
    details: markedText(details, { event, agency, words }),
    location: style === 'open' ? cut(event.location ?? '') : '',
  };
}

const cut = (text: string): string => {
  const characters = [...text.toWellFormed()];
  return characters.length <= LONGEST_TEXT
    ? characters.join('')
    : `${characters.slice(0, LONGEST_TEXT - 1).join('')}…`;
};

/** Spaces are written %20: Outlook shows a plus as it stands. */
function withQuery(address: string, values: Readonly<Record<string, string>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== '');
  return `${address}?${given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}
