/** When an issue is sent, from the wall clock that its author wrote: once, as an instant in UTC. */
import { Temporal } from 'temporal-polyfill';
import type { ProblemLog } from '../calendar/problem-log.ts';
import { instantOf, timesShown } from '../calendar/written-times.ts';
import { isNewerZoneData, runtimeZoneData } from '../calendar/zone-data.ts';
import type { YamlFile } from '../yaml/yaml-lines.ts';
import type { IssueFields } from './front-matter.ts';
import type { Newsletter } from './newsletter.ts';

/** When an issue comes out. */
export type Issuing = Pick<Newsletter, 'send' | 'sendAt' | 'zoneData' | 'date' | 'issuedAt'>;

/** What the fields mean by the clocks of the issue's zone, else of `homeZone`; null, with an error, where they mean no moment. */
export function readIssuing(
  { send, zone, date }: Pick<IssueFields, 'send' | 'zone' | 'date'>,
  { homeZone, yaml, log }: { homeZone: string; yaml: YamlFile; log: ProblemLog },
): Issuing | null {
  const timeZone = zone ?? homeZone;
  const tell = (field: string, message: string): null => {
    log.error(yaml.lineOf([field]), `${field} ${message}`);
    return null;
  };
  if (send === null) {
    if (date === undefined)
      return tell(
        'send',
        'is null, so the issue is only kept in the archive: write date: with the day or the month it bears, such as 2023-01',
      );
    return (
      keptOn(date, timeZone) ??
      tell(
        'date',
        `is no day of the calendar, not ${date}: write one such as 2023-01-04, or a month such as 2023-01`,
      )
    );
  }
  if (date !== undefined)
    return tell(
      'date',
      'is for issues that are only kept in the archive (send: null), and this one bears the day on which it is sent: leave date out',
    );
  return sentAt(send, timeZone, (message) => tell('send', message));
}

function sentAt(local: string, timeZone: string, refuse: (message: string) => null): Issuing | null {
  const wall = wallClock(local);
  if (!wall) return refuse(`has a day or a time that is none, ${local}: write one such as 2027-01-06T09:00`);
  const shown = timesShown(wall, timeZone);
  if (shown !== 1)
    return refuse(
      shown === 2
        ? `is a time that comes twice, for the clocks of ${timeZone} are set back that day: write another, an hour later`
        : `is a time that does not come, for the clocks of ${timeZone} are set forward that day: write another, an hour later`,
    );
  const at = instantOf(wall.toZonedDateTime(timeZone));
  const date = wall.toPlainDate().toString();
  return { send: { local, timeZone }, sendAt: at, zoneData: runtimeZoneData(), date, issuedAt: at };
}

/**
 * The issue, sent when `zoneData` say, which are the runtime's. It stays as it is where it was computed by newer ones, or is only kept;
 * and where it is at no hour any more (`isAtNoHour`).
 */
export function withZoneDataOf(issue: Newsletter, zoneData: string): Newsletter {
  if (issue.send === null || !isNewerZoneData(zoneData, issue.zoneData)) return issue;
  const issuing = issuingOf(issue.send);
  return issuing ? { ...issue, ...issuing, zoneData } : issue;
}

/** Whether the clocks have come to skip or to repeat its time: its file would be refused, and an operator has to look at it. */
export const isAtNoHour = ({ send }: Pick<Newsletter, 'send'>): boolean =>
  send !== null && issuingOf(send) === null;

const issuingOf = ({ local, timeZone }: NonNullable<Newsletter['send']>): Issuing | null =>
  sentAt(local, timeZone, () => null);

function keptOn(date: string, timeZone: string): Issuing | null {
  const day = wallClock(`${date.length === 7 ? `${date}-01` : date}T00:00`)?.toPlainDate();
  return day ? { send: null, sendAt: null, date, issuedAt: instantOf(day.toZonedDateTime(timeZone)) } : null;
}

/** null for a day or a time that no calendar or clock shows. */
function wallClock(local: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
