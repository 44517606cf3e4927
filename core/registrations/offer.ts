/** What an event offers to somebody who asks for it now: a place, reminders, or nothing more. */
import type { Event } from '../calendar/event.ts';

/** Days after an event's end for which it is kept who waited and who was invited. */
const DAYS_KEPT = 60;

/** Why an event can't be asked for: expected, and said to the person in words. */
export type Refusal = 'gone' | 'cancelled' | 'over' | 'no-places' | 'no-reminders';

type Asked = Pick<Event, 'status' | 'endsAt' | 'capacity' | 'reminders'>;

/** Why nobody can be given a place or reminders at `now`; null when they can. */
export function refusalOf(event: Asked | undefined, wants: 'place' | 'reminders', now: Date): Refusal | null {
  if (!event) return 'gone';
  if (event.status === 'CANCELLED') return 'cancelled';
  if (Date.parse(event.endsAt) <= now.getTime()) return 'over';
  if (wants === 'place') return event.capacity === null ? 'no-places' : null;
  return hasRemindersAhead(event, now) ? null : 'no-reminders';
}

const hasRemindersAhead = ({ reminders }: Pick<Event, 'reminders'>, now: Date): boolean =>
  reminders.some(({ dueAt }) => Date.parse(dueAt) > now.getTime());

/** What the event's page offers: a place where the agency registers people itself, else reminders; null: nothing. */
export function offerOf(event: Asked, now: Date): 'place' | 'reminders' | null {
  const wants = event.capacity === null ? 'reminders' : 'place';
  return refusalOf(event, wants, now) === null ? wants : null;
}

/** Until when it is kept who waits for an event and how often each was invited. */
export const keptUntil = ({ endsAt }: Pick<Event, 'endsAt'>): string =>
  new Date(Date.parse(endsAt) + DAYS_KEPT * 86_400_000).toISOString();
