/** Events that do not say how to take part. */
import type { Event } from '../calendar/event.ts';
import { type PlanWarning, warningOf } from './plan-warning.ts';

export function missingLinkWarning(event: Event): PlanWarning | null {
  const missing = whatIsMissing(event);
  return missing === null ? null : warningOf(event, 'no-link', missing);
}

/** Of an event in person with limited places, the place is enough. */
function whatIsMissing({ kind, url, conference, location, capacity }: Event): string | null {
  if (capacity !== null && conference === null && (kind === 'WEBINAR' || location === null))
    return 'has places to register for (X-CAPACITY) and no CONFERENCE: whoever has a place would be told of no way to join. Write CONFERENCE;VALUE=URI:https://… before its first reminder goes out.';
  if (kind === 'WEBINAR' && conference === null && url === null)
    return 'is a webinar without a link: reminders would not say how to take part. Write CONFERENCE;VALUE=URI:https://… to join, or URL:https://… to register.';
  return null;
}
