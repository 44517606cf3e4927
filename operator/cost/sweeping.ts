/** What the sweep uses in a month, whether anything is sent or not. */

import type { Event } from '../../core/calendar/event.ts';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import type { Usage } from './bill.ts';
import type { Assumptions } from './prices.ts';
import { AGENCY_READS, gbSeconds } from './sending.ts';
import { itemBytes, readUnits } from './stored-items.ts';

const GB = 1024 ** 3;
const MINUTES_A_MONTH = (365 * 24 * 60) / 12;
/** In each of these it looks at events and schedules (`mend-schedules.ts`). */
const HALF_HOURS_A_MONTH = MINUTES_A_MONTH / 30;
/** In each of these it notes that it has looked at what should have begun (`beginnings-looked.ts`). */
const TENS_OF_MINUTES_A_MONTH = MINUTES_A_MONTH / 10;
/** On each of these it looks at SES's own list of suppressions (`reconcile-suppressions.ts`). */
const DAYS_A_MONTH = 365 / 12;
/** Months for which logs are kept (`lib/log-group.ts`). */
const LOGS_KEPT_MONTHS = 3;

const SWEEPS_A_MONTH = MINUTES_A_MONTH / FUNCTIONS.sweep.trigger.everyMinutes;

/**
 * What each sweep reads while nothing is sent: the version in force, twice, and with it the note of its zone data; the mailings
 * that are open; the brakes; when beginnings, schedules, suppressions and submissions were last looked at, by one read; in which rhythms somebody wants digests;
 * the day's letters to confirm; the alarms that stand.
 */
export const READS_PER_SWEEP = 8;
/**
 * What it reads at such a look beside the agency file, the publications and each year's events: the calendars' heads, the version in
 * force, what people have shared, and in which rhythms somebody wants digests.
 */
export const READS_PER_LOOK = 4;
/** Newsletter issues, month files and resources of 32 KB, packed. */
const PUBLICATIONS_READS = 8;

/**
 * In the order in which it goes: calls, what they read and write. The rule that calls it costs nothing:
 * EventBridge names no price for what AWS itself puts on the default bus.
 * @see https://aws.amazon.com/eventbridge/pricing/
 */
export function sweeping(events: readonly Event[], { sweepMilliseconds, logBytes }: Assumptions): Usage[] {
  const look = READS_PER_LOOK + AGENCY_READS + PUBLICATIONS_READS + readsOfYears(events);
  return [
    { what: 'sweep: calls', price: 'lambda-requests', quantity: SWEEPS_A_MONTH },
    {
      what: 'sweep: memory',
      price: 'lambda-gb-seconds',
      quantity: gbSeconds('sweep', (SWEEPS_A_MONTH * sweepMilliseconds) / 1000),
    },
    {
      what: 'sweep: what should have happened is read',
      price: 'dynamodb-reads',
      quantity: SWEEPS_A_MONTH * READS_PER_SWEEP + HALF_HOURS_A_MONTH * look,
    },
    {
      what: 'sweep: when it last looked is written',
      price: 'dynamodb-writes',
      quantity: TENS_OF_MINUTES_A_MONTH + HALF_HOURS_A_MONTH + 2 * DAYS_A_MONTH,
    },
    { what: 'sweep: its key decrypted', price: 'key-requests', quantity: DAYS_A_MONTH },
    { what: 'sweep: logs written', price: 'logs-written', quantity: (SWEEPS_A_MONTH * logBytes) / GB },
  ];
}

/** GB of the sweep's log that are there at any time. */
export const sweptLogGb = ({ logBytes }: Assumptions): number =>
  (LOGS_KEPT_MONTHS * SWEEPS_A_MONTH * logBytes) / GB;

function readsOfYears(events: readonly Event[]): number {
  const years = Map.groupBy(events, ({ year }) => year);
  return [...years.values()]
    .map((ofYear) => readUnits(ofYear.reduce((bytes, event) => bytes + itemBytes(event), 0)))
    .reduce((sum, units) => sum + units, 0);
}
