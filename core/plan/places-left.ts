/** Events whose place has changed, and whose translation still gives the old one. */
import { identityOf } from '../calendar/decide-load.ts';
import type { Calendar } from '../calendar/event.ts';
import type { Plan } from './plan.ts';
import { type PlanWarning, warningOf } from './plan-warning.ts';

/** Nobody is shown the old place; its translator should write the new one. */
export function placesLeft(
  { events }: Pick<Plan, 'events'>,
  calendars: readonly Pick<Calendar, 'events'>[],
): PlanWarning[] {
  const files = calendars.flatMap((calendar) => calendar.events);
  const found = new Map(files.map((event) => [identityOf(event), event.translations ?? {}]));
  return events.flatMap(({ event }) => {
    const left = Object.entries(found.get(identityOf(event)) ?? {})
      .filter(([language, { location }]) => location && !event.translations?.[language]?.location)
      .map(([language]) => `${event.year}.${language}.ics`);
    if (left.length === 0) return [];
    const says = `has another place, and ${left.join(' and ')} still the old one: write the new one there; until then that of ${event.year}.ics is shown.`;
    return [warningOf(event, 'place-left', says)];
  });
}
