/** What a reminder finds when it is due: the event still ahead, begun, over, recorded, or cancelled. Every wording hangs on it. */
import type { Event, Reminder } from '../calendar/event.ts';
import { dateIn, firstDay, lastDay } from '../languages/when.ts';
import { webAddress } from './web-address.ts';

/**
 * `today`: an event of this one whole day. `opening`: the first day of several. `running`: begun, not over. `recorded`: over, and
 * there is a recording of it.
 */
export type Occasion = 'coming' | 'today' | 'opening' | 'running' | 'over' | 'recorded' | 'cancelled';

/** Whether there is nothing left to come to. */
export const isPast = (occasion: Occasion): occasion is 'over' | 'recorded' | 'cancelled' =>
  occasion === 'over' || occasion === 'recorded' || occasion === 'cancelled';

/** Told from instants, not from the spelling of the offset: `RELATED=END` may also lie before the end. */
export function occasionOf(event: Event, reminder: Pick<Reminder, 'dueAt'>): Occasion {
  const due = Date.parse(reminder.dueAt);
  if (event.status === 'CANCELLED') return 'cancelled';
  if (due >= Date.parse(event.endsAt)) return webAddress(event.recording ?? '') ? 'recorded' : 'over';
  if (due < Date.parse(event.startsAt)) return 'coming';
  return occasionWhileOn(event, reminder);
}

function occasionWhileOn(event: Event, { dueAt }: Pick<Reminder, 'dueAt'>): Occasion {
  const isFirstDay = dateIn(new Date(dueAt), event.timeZone) === firstDay(event);
  if (!event.allDay || !isFirstDay) return 'running';
  return firstDay(event) === lastDay(event) ? 'today' : 'opening';
}
