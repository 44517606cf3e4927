/** What an operator should look at before a calendar is loaded, although nothing in it is wrong. */
import type { Event } from '../calendar/event.ts';
import { shorten } from '../calendar/plain-text.ts';
import { en } from '../languages/en.ts';
import { shortWhenOf } from '../languages/when.ts';

export type WarningKind =
  | 'holiday'
  | 'night'
  | 'two-at-once'
  | 'reminder-past'
  | 'no-link'
  /** Its file's SEQUENCE has not risen though it had to. */
  | 'sequence'
  /** Its translation still gives the old place. */
  | 'place-left';

export interface PlanWarning {
  readonly eventId: string;
  /** The event's calendar. */
  readonly year: number;
  readonly kind: WarningKind;
  /** A sentence or two: which event, when it is, what is odd, and what to do. */
  readonly says: string;
}

/** `says` begins with the event, and goes on with `rest`. */
export const warningOf = (event: Event, kind: WarningKind, rest: string): PlanWarning => ({
  ...{ eventId: event.id, year: event.year, kind },
  says: `${called(event)} ${rest}`,
});

/** An event as warnings name it: “Opening day” (Wed, Jan 13, 10:00 AM PST). */
export const called = (event: Event): string =>
  `“${shorten(event.summary)}” (${shortWhenOf(event, en).replaceAll('\u00a0', ' ')})`;

/** Whether people come to it, online or to a place, while it takes place: everything else lasts for days, or waits for them. */
export const isLive = ({ kind }: Event): boolean => kind === 'WEBINAR' || kind === 'IN-PERSON';
