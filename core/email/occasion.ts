/** What a reminder finds when it is due: the event still ahead, begun, over, or cancelled. Every wording hangs on it. */
import type { Event, Reminder } from '../calendar/event.ts';
import { dateIn, firstDay, lastDay } from '../languages/when.ts';

/** `today`: an event of this one whole day. `opening`: the first day of several. `running`: begun, not over. */
export type Occasion = 'coming' | 'today' | 'opening' | 'running' | 'over' | 'cancelled';

/** Told from instants, not from the spelling of the offset: `RELATED=END` may also lie before the end. */
export function occasionOf(event: Event, reminder: Pick<Reminder, 'dueAt'>): Occasion {
  const due = Date.parse(reminder.dueAt);
  if (event.status === 'CANCELLED') return 'cancelled';
  if (due >= Date.parse(event.endsAt)) return 'over';
  if (due < Date.parse(event.startsAt)) return 'coming';
  return occasionWhileOn(event, reminder);
}

function occasionWhileOn(event: Event, { dueAt }: Pick<Reminder, 'dueAt'>): Occasion {
  const isFirstDay = dateIn(new Date(dueAt), event.timeZone) === firstDay(event);
  if (!event.allDay || !isFirstDay) return 'running';
  return firstDay(event) === lastDay(event) ? 'today' : 'opening';
}
