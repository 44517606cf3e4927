/** Events whose change other calendar programs would take for old news, by what their file says. */
import { identityOf } from '../calendar/decide-load.ts';
import type { Calendar } from '../calendar/event.ts';
import type { Plan } from './plan.ts';
import { type PlanWarning, warningOf } from './plan-warning.ts';

/** We publish each with the SEQUENCE that it needs; its author should write it, for other programs read the file too. */
export function sequencesLeft(
  { events }: Pick<Plan, 'events'>,
  calendars: readonly Pick<Calendar, 'events'>[],
): PlanWarning[] {
  const files = calendars.flatMap((calendar) => calendar.events);
  const found = new Map(files.map((event) => [identityOf(event), event.sequence]));
  return events.flatMap(({ event, before }) => {
    const sequence = found.get(identityOf(event));
    if (before === null || sequence === undefined) return [];
    const hadToRise = event.sequence > before.sequence;
    if (!hadToRise || sequence > before.sequence) return [];
    const says = `changes, and its SEQUENCE is still ${sequence}: write SEQUENCE:${event.sequence}; we publish it so ourselves.`;
    return [warningOf(event, 'sequence', says)];
  });
}
