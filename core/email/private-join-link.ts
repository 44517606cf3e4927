/** The join link of an event with limited places is for those who are registered, and for nobody else. */
import { addressKey } from '../calendar/address-key.ts';
import type { Event } from '../calendar/event.ts';
import { runs } from './web-address.ts';

/**
 * The event as everyone may see it. A calendar that shows the link elsewhere than in CONFERENCE is refused when it is
 * read; this is the second line of defence, and takes the link out of whatever texts it still stands in.
 */
export function withoutPrivateJoinLink(event: Event): Event {
  const link = event.conference;
  if (link === null || event.capacity === null) return event;
  const isLink = (address: string) => addressKey(address) === addressKey(link);
  const without = (text: string) =>
    runs(text)
      .map((run) => (run.href !== null && isLink(run.text) ? '' : run.text))
      .join('')
      .replaceAll(link, '')
      .trim();
  const orNull = (text: string | null) => (text === null ? null : without(text) || null);
  return {
    ...event,
    conference: null,
    summary: without(event.summary),
    description: without(event.description),
    location: orNull(event.location),
    presenters: event.presenters.map(without).filter((presenter) => presenter !== ''),
    audience: orNull(event.audience),
    contact: orNull(event.contact),
    topics: event.topics.map(without).filter((topic) => topic !== ''),
    url: event.url !== null && isLink(event.url) ? null : event.url,
    attachments: event.attachments.filter((address) => !isLink(address)),
  };
}
