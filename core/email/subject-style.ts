/** How much a subject may say: what others have written stands in no subject of the agency's, whatever the reader has chosen. */
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';

/** Whether an event's title is the agency's own. */
export const isOwnTitle = ({ source }: Pick<Event, 'source'>): boolean => source !== 'community';

/** The style of a subject on one event. */
export const subjectStyle = (event: Pick<Event, 'source'>, style: Style): Style =>
  isOwnTitle(event) ? style : 'discreet';
