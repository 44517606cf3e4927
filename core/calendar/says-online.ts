/** Which LOCATION is no place to go to. */
import type { Event } from './event.ts';

/** Whether it says "Online" and nothing else, as a webinar's often does; no location says nothing. */
export const saysOnline = (location: Event['location']): boolean =>
  location !== null && /^online$/i.test(location);
