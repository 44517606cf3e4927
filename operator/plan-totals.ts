/** What a plan comes to. */
import type { PlannedEvent } from '../core/plan/plan.ts';
import type { ReminderChanges } from '../core/plan/reminder-changes.ts';

/** The reminders of all events together. */
export const remindersOf = (events: readonly PlannedEvent[]): ReminderChanges =>
  events.reduce(
    (sum, { reminders: { made, moved, dropped } }) => ({
      made: sum.made + made,
      moved: sum.moved + moved,
      dropped: sum.dropped + dropped,
    }),
    { made: 0, moved: 0, dropped: 0 },
  );
