/** What an operator should look at once more: of the calendars, and of what differs from what is in force. */
import type { Agency } from '../core/agency/agency.ts';
import type { StoredEvent } from '../core/calendar/changes.ts';
import { type InForce, identityOf } from '../core/calendar/decide-load.ts';
import { isNewerZoneData } from '../core/calendar/zone-data.ts';
import type { IssueLeft } from '../core/plan/issues-gone-out.ts';
import { placesLeft } from '../core/plan/places-left.ts';
import type { PlannedLoad } from '../core/plan/plan-load.ts';
import type { WarningKind } from '../core/plan/plan-warning.ts';
import { planWarnings } from '../core/plan/plan-warnings.ts';
import type { IsNew } from '../core/plan/reminder-past.ts';
import { sequencesLeft } from '../core/plan/sequence-left.ts';
import { holidaysOf } from './holidays.ts';
import { instantIn } from './local-time.ts';

/** One of them; of an event, where it is not of all. */
export interface Warning {
  readonly kind: WarningKind | 'issue-out' | 'zone-data';
  readonly year: number | null;
  readonly eventId: string | null;
  /** A sentence or two. */
  readonly says: string;
}

/** Zone data here, and what is known of those of the store's functions. */
export interface ZoneDataSeen {
  readonly here: string;
  /** By which all instants in force were looked at; none while they have not been. */
  readonly noted: string | undefined;
}

/** Those of a plan; those of the files are told apart from them. */
export async function warningsOf(
  { plan, inForce, issuesLeft, wanted: { agency, calendars } }: PlannedLoad,
  { now, zoneData }: { readonly now: Date; readonly zoneData: ZoneDataSeen },
): Promise<Warning[]> {
  const holidays = await holidaysOf(agency);
  return [
    ...planWarnings({ agency, calendars, now, holidays, isNew: unknownTo(inForce) }),
    ...sequencesLeft(plan, calendars),
    ...placesLeft(plan, calendars),
    ...issuesLeft.map((issue) => issueWarning(issue, agency)),
    ...zoneDataWarning(zoneData, inForce.events),
  ];
}

/** A reminder that stood before may have been sent. */
function unknownTo({ events }: InForce): IsNew {
  const standing = new Map(events.map((event) => [identityOf(event), event]));
  return (event, { dueAt }) =>
    !standing.get(identityOf(event))?.reminders.some((reminder) => reminder.dueAt === dueAt);
}

function issueWarning(
  { slug, list, sendAt, fields }: IssueLeft,
  { timeZone }: Pick<Agency, 'timeZone'>,
): Warning {
  const says =
    `Newsletter issue ${slug} went out to ${list} on ${instantIn(timeZone, sendAt)}, so the ${fields.join(' and the ')} that its ` +
    `file names now ${fields.length > 1 ? 'change' : 'changes'} nothing: ` +
    'write what it went out with, and send something else as an issue under another name.';
  return { kind: 'issue-out', year: null, eventId: null, says };
}

/** Where nobody has looked yet, the newest that an event was read with. */
function zoneDataWarning({ here, noted }: ZoneDataSeen, events: readonly StoredEvent[]): Warning[] {
  const there = noted ?? events.map(({ zoneData }) => zoneData).reduce<string | undefined>(newer, undefined);
  if (there === undefined || there === here) return [];
  const says =
    `The plan was made with the zone data ${here}, and what is in force with ${there}: where the rules of a zone ` +
    'differ between them, times do too, and a hash that was accepted may be another there.';
  return [{ kind: 'zone-data', year: null, eventId: null, says }];
}

const newer = (known: string | undefined, next: string): string | undefined =>
  isNewerZoneData(next, known) ? next : known;
