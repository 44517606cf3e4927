/** The join link of an event with limited places is for those who are registered, and for nobody else. */
import type { Event } from '../calendar/event.ts';

/**
 * The event as everyone may see it. Calendar programs also write the join link into the place or the description, so it
 * is taken out wherever it stands.
 */
export function withoutPrivateJoinLink(event: Event): Event {
  const link = event.conference;
  if (link === null || event.capacity === null) return event;
  const without = (text: string) => text.replaceAll(link, '').trim();
  const orNull = (text: string | null) => (text === null ? null : without(text) || null);
  return {
    ...event,
    conference: null,
    description: without(event.description),
    location: orNull(event.location),
    url: orNull(event.url),
  };
}
