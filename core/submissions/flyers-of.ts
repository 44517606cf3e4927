/** Where the flyers of an event are: those that a calendar names, and one that we keep ourselves, which moves with our pages. */
import type { Event } from '../calendar/event.ts';
import { webAddress } from '../email/web-address.ts';

/** Addresses fit for a link; `siteUrl` is that of our pages now, without a final slash. */
export const flyersOf = (
  { source, attachments }: Pick<Event, 'source' | 'attachments'>,
  siteUrl: string,
): string[] =>
  source === 'community'
    ? attachments.map((path) => `${siteUrl}${path}`)
    : attachments.filter((address) => webAddress(address) !== null);
