/** Events from the community follow the agency's reminders for their kind, as those of its own calendars do. */
import type { Agency } from '../agency/agency.ts';
import { noticeDelayMs } from '../agency/notice-rule.ts';
import { changeOf, withoutChanges } from '../calendar/changes.ts';
import type { EventStore } from '../calendar/event.store.ts';
import { remindersOf } from '../calendar/reminders.ts';

/**
 * Writes those that are ahead and differ, and gives their number. Whoever changes one at that moment is asked again: what they write has
 * the reminders of the agency that they know.
 */
export async function followAgency(
  agency: Agency,
  events: Pick<EventStore, 'heads' | 'events' | 'event' | 'replaceEvent'>,
  now: Date,
): Promise<number> {
  const years = (await events.heads()).map(({ year }) => year);
  const all = (await Promise.all(years.map((year) => events.events(year, 'community')))).flat();
  let followed = 0;
  for (const { year, source, id, endsAt } of all) {
    if (Date.parse(endsAt) <= now.getTime()) continue;
    for (;;) {
      const standing = await events.event({ year, source, eventId: id });
      if (!standing) break;
      const wanted = {
        ...withoutChanges(standing),
        reminders: remindersOf(standing, agency.reminders[standing.kind]),
      };
      const changed = changeOf(wanted, standing, { now, noticeDelayMs: noticeDelayMs(agency) });
      if (!changed) break;
      if (!(await events.replaceEvent(changed, standing.changedAt))) continue;
      followed += 1;
      break;
    }
  }
  return followed;
}
