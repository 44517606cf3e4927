/**
 * When people are told that an event is part of the month: with all others as the season opens, or by itself where it comes later. The
 * moment follows from the agency file and from when the event was added; nothing of it is stored.
 */
import type { Agency } from '../agency/agency.ts';
import { noticeDelayMs } from '../agency/notice-rule.ts';
import { nextHour } from '../agency/wall-clock.ts';
import { momentOn } from '../agency/yearly-day.ts';
import { byStart } from '../calendar/by-start.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { compactTime } from '../calendar/compact-time.ts';
import { isToCome } from '../calendar/to-come.ts';
import type { Audience } from '../subscribers/audience.ts';

export type ProgrammeRule = Pick<Agency, 'programme' | 'timeZone' | 'notices' | 'lists'>;

/** Events of one year of which people are told by one mailing. */
export interface Announcement {
  readonly year: number;
  readonly dueAt: string;
  /** By their start; those of them that are still to come at that moment, and take place. */
  readonly events: readonly StoredEvent[];
  /** Whether it tells of the whole month: of all its events that take place. */
  readonly whole: boolean;
}

/** From this month on, the programme's day lies in the year before the month. */
const AUTUMN = '07';

/** When the season of a calendar's year opens; null where the agency sends no programme. */
export function programmeMoment(
  year: number,
  { programme, timeZone }: Pick<ProgrammeRule, 'programme' | 'timeZone'>,
): string | null {
  if (!programme) return null;
  return momentOn(programme.on, { year: programme.on >= AUTUMN ? year - 1 : year, timeZone });
}

/** The lists whose people are told, in the agency file's order. */
export const programmeAudiences = ({ lists }: Pick<Agency, 'lists'>): Audience[] =>
  lists.filter(({ programme }) => programme).map(({ id }) => id);

const HOUR_MS = 60 * 60_000;

/** Of what the community brings people are told at most once a day, at this hour: late in the morning, as the season opens. */
const HOUR_OF_OTHERS = 10;

/**
 * What is added within an hour is told by one mailing, once a slip in the last of it could have been mended; what the community brings, by
 * one within a day.
 */
function afterAdded({ addedAt, source }: StoredEvent, rule: ProgrammeRule): string {
  const mended = Date.parse(addedAt) + noticeDelayMs(rule);
  const told =
    source === 'community'
      ? Date.parse(
          nextHour(new Date(mended).toISOString(), { hour: HOUR_OF_OTHERS, timeZone: rule.timeZone }),
        )
      : Math.ceil(mended / HOUR_MS) * HOUR_MS;
  return new Date(told).toISOString();
}

/**
 * Milliseconds for which a programme that was missed is made up for: the sweep finds it within minutes. Whoever writes into the agency
 * file a day that lies further back opens no season that is open.
 */
export const MADE_UP_FOR_MS = 24 * HOUR_MS;

/** Every announcement of these events, past ones too, that has something to tell at its moment. */
export function announcementsOf(events: readonly StoredEvent[], rule: ProgrammeRule): Announcement[] {
  if (programmeAudiences(rule).length === 0) return [];
  return [...Map.groupBy(events, ({ year }) => year)].flatMap(([year, ofYear]) => {
    const opens = programmeMoment(year, rule);
    if (opens === null) return [];
    const takingPlace = ofYear.filter(({ status }) => status !== 'CANCELLED');
    const toldAt = (event: StoredEvent) =>
      Date.parse(event.addedAt) < Date.parse(opens) ? opens : afterAdded(event, rule);
    return [...Map.groupBy(takingPlace, toldAt)].flatMap(([dueAt, some]) => {
      const told = some.filter((event) => isToCome(event, new Date(dueAt)));
      if (told.length === 0) return [];
      return [{ year, dueAt, events: told.toSorted(byStart), whole: some.length === takingPlace.length }];
    });
  });
}

/** Names the mailing: the year, and when its events are told. */
export const programmeMailingId = ({ year, dueAt }: Pick<Announcement, 'year' | 'dueAt'>): string =>
  `${year}-programme-${compactTime(dueAt)}`;
