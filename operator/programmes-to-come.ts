/** The programmes that a calendar causes as it stands, each decided on at its own moment as `start-mailing` does. */
import type { Agency } from '../core/agency/agency.ts';
import { LONG_AGO } from '../core/calendar/changes.ts';
import type { Calendar } from '../core/calendar/event.ts';
import { announcementsOf } from '../core/programme/announcement.ts';
import { decideProgramme } from '../core/programme/decide-programme.ts';

/** Each with the events of which it tells. */
export function programmesToCome(calendar: Calendar, agency: Agency) {
  const events = calendar.events.map((event) => ({ ...event, ...LONG_AGO }));
  return announcementsOf(events, agency).flatMap(({ year, dueAt }) => {
    const facts = { events, mailings: [], agency, now: new Date(dueAt) };
    const decision = decideProgramme({ programme: year, dueAt }, facts);
    return decision.start ? { mailing: decision.mailing, events: decision.events } : [];
  });
}
