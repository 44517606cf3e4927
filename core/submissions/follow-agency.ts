/** Events from the community follow the agency's reminders for their kind, as those of its own calendars do. */
import type { Agency } from '../agency/agency.ts';
import { noticeDelayMs } from '../agency/notice-rule.ts';
import { changeOf, type StoredEvent, withoutChanges } from '../calendar/changes.ts';
import type { EventStore } from '../calendar/event.store.ts';
import type { Followed } from '../calendar/put-in-force.ts';
import { remindersOf } from '../calendar/reminders.ts';
import { dateCalendar } from './date-calendar.ts';

/**
 * Writes those that are ahead and differ, and dates their calendars; also one that is older than an event of it, for whoever wrote that
 * was cut short. Whoever changes one at that moment is asked again: what they write has the reminders of the agency that they know, so
 * every load looks, once its agency stands, and not only the one that brings another.
 */
export async function followAgency(
  agency: Agency,
  events: Pick<EventStore, 'heads' | 'events' | 'event' | 'replaceEvent' | 'replaceHead'>,
  now: Date,
): Promise<Followed> {
  let followed: Followed = 'nothing';
  for (const { year, changedAt } of await events.heads()) {
    const all = await events.events(year, 'community');
    const written = await Promise.all(all.map((event) => follow(event, { agency, events, now })));
    const isOlder = all.some((event) => event.changedAt > changedAt);
    if (!written.includes(true) && !isOlder) continue;
    await dateCalendar(year, events, () => now);
    followed = 'changed';
  }
  return followed;
}

interface Following {
  readonly agency: Agency;
  readonly events: Pick<EventStore, 'event' | 'replaceEvent'>;
  readonly now: Date;
}

/** Whether it was written. */
async function follow(
  { year, source, id, endsAt }: StoredEvent,
  { agency, events, now }: Following,
): Promise<boolean> {
  if (Date.parse(endsAt) <= now.getTime()) return false;
  for (;;) {
    const standing = await events.event({ year, source, eventId: id });
    if (!standing) return false;
    const reminders = remindersOf(standing, agency.reminders[standing.kind]);
    const wanted = { ...withoutChanges(standing), reminders };
    const changed = changeOf(wanted, standing, { now, noticeDelayMs: noticeDelayMs(agency) });
    if (!changed) return false;
    if (await events.replaceEvent(changed, standing.changedAt)) return true;
  }
}
