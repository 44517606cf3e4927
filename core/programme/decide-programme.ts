/** Whether a programme, or what is new in it, becomes a mailing once its time has come, and of what it tells. */
import type { Agency } from '../agency/agency.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { isToCome, lastToCome } from '../calendar/to-come.ts';
import type { DueProgramme } from '../contract/messages.ts';
import { type NotStarted, refuseTooEarly } from '../mailing/decide-start.ts';
import { isOfUse, type ProgrammeMailing, type StartedMailing, variantsOf } from '../mailing/mailing.ts';
import { isToldOf, tellingOf } from '../mailing/told-event.ts';
import { announcementsOf, programmeAudiences, programmeMailingId } from './announcement.ts';

export type ProgrammeDecision =
  | {
      readonly start: true;
      /** Those of which it tells, by their start. */
      readonly events: readonly StoredEvent[];
      readonly mailing: ProgrammeMailing;
    }
  | NotStarted;

export interface ProgrammeFacts {
  /** All of the year. */
  readonly events: readonly StoredEvent[];
  /** The year's. */
  readonly mailings: readonly StartedMailing[];
  readonly agency: Agency;
  readonly now: Date;
}

/** A mail of more than these leads to the calendar's page for the others: it would be too long to be read, or kept. */
const MOST_TOLD = 100;

/** Nobody is told twice that an event takes place: neither by another day in the agency file, nor by another delay. */
export function decideProgramme(message: DueProgramme, facts: ProgrammeFacts): ProgrammeDecision {
  const { events, mailings, agency, now } = facts;
  const { programme: year, dueAt } = message;
  const started = mailings.find(({ id }) => id === programmeMailingId({ year, dueAt }));
  if (started?.about === 'programme') return again(started, events, now);
  const announcement = announcementsOf(events, agency).find(
    (one) => one.year === year && one.dueAt === dueAt,
  );
  if (!announcement) return { start: false, because: 'moved' };
  refuseTooEarly(dueAt, now);
  const earlier = mailings.filter(({ about }) => about === 'programme');
  const isNews = (event: StoredEvent) => !earlier.some((mailing) => isToldOf(mailing, event));
  const toTell = announcement.events.filter((event) => isToCome(event, now) && isNews(event));
  if (toTell.length === 0) return { start: false, because: 'nothing-new' };
  const whole = announcement.whole && announcement.events.every(isNews);
  return starting(toTell, { message, whole, agency });
}

/** What was begun goes on as it was begun. */
function again(started: ProgrammeMailing, events: readonly StoredEvent[], now: Date): ProgrammeDecision {
  if (!isOfUse(started, now)) return { start: false, because: 'too-late' };
  return { start: true, events: events.filter((event) => isToldOf(started, event)), mailing: started };
}

function starting(
  toTell: readonly StoredEvent[],
  {
    message,
    whole,
    agency,
  }: { readonly message: DueProgramme; readonly whole: boolean; readonly agency: Agency },
): ProgrammeDecision {
  const { programme: year, dueAt } = message;
  const told = toTell.slice(0, MOST_TOLD);
  return {
    start: true,
    events: told,
    mailing: {
      about: 'programme',
      id: programmeMailingId({ year, dueAt }),
      ...{ year, dueAt, whole },
      tells: told.map(tellingOf),
      more: toTell.length - told.length,
      useUntil: lastToCome(told),
      audiences: programmeAudiences(agency),
      variants: variantsOf(agency),
    },
  };
}
