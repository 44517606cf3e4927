/** An event as people were last told of it, and as it is: neither leads to a link that has been replaced, or is not everyone's. */
import type { Event } from '../calendar/event.ts';
import { withoutLink } from '../email/private-join-link.ts';
import type { MaterialFacts } from './material-facts.ts';

/**
 * For its time and place, in every language in which people were told of it; no link to join stands in its texts. What was its place
 * for everyone may be the link of those who have a place now.
 */
export function formerEvent(event: Event, { translatedLocations, ...from }: MaterialFacts): Event {
  const { summary, description } = event;
  const translations = Object.entries(translatedLocations).map(([language, location]) => [
    language,
    { summary, description, location },
  ]);
  const former: Event = { ...event, ...from, translations: Object.fromEntries(translations) };
  return [from.conference, event.capacity === null ? null : event.conference]
    .filter((link) => link !== null)
    .reduce(withoutLink, former);
}

/** The event without the link of old, should that of those with a place, as it is or as it was, still stand in its texts. */
export function withoutFormerLink(event: Event, { conference, capacity }: MaterialFacts): Event {
  const isOpen = event.capacity === null && capacity === null;
  if (isOpen || conference === null || conference === event.conference) return event;
  return withoutLink(event, conference);
}
