/** What a month uses in which nothing is sent: what remains of the season before it, and what keeps listening. */
import { FUNCTIONS, type FunctionDeclaration } from '../../core/contract/functions.ts';
import type { Usage } from './bill.ts';
import { loggedGb, type SeasonUse } from './everything-else.ts';
import type { Assumptions } from './prices.ts';
import { keptBytes, PROFILE_BYTES, SUBSCRIPTION_BYTES } from './stored-items.ts';
import { sweeping, sweptLogGb } from './sweeping.ts';
import { watching } from './watching.ts';

const GB = 1024 ** 3;
const SECONDS_A_MONTH = (365 * 24 * 60 * 60) / 12;
/** For each queue that Lambda asks for messages, whether it may do so for a limited number of copies only. */
const POLLED = Object.values<FunctionDeclaration>(FUNCTIONS).flatMap(({ trigger }) =>
  trigger.on === 'queue' ? [{ isLimited: trigger.maxConcurrency !== undefined }] : [],
);

export interface RestingUse extends SeasonUse {
  /** On every list. */
  readonly people: number;
  readonly lists: number;
}

/** A month at rest after one season. */
export function atRest(use: RestingUse, assumed: Assumptions): Usage[] {
  const receivers = POLLED.reduce(
    (sum, { isLimited }) => sum + (isLimited ? assumed.pollersPerLimitedQueue : assumed.pollersPerQueue),
    0,
  );
  const polls = (receivers * SECONDS_A_MONTH) / assumed.pollSeconds;
  const gb = keptGb(use);
  return [
    {
      what: `Lambda asks ${POLLED.length} queues whether there is anything`,
      price: 'sqs-requests',
      quantity: polls,
    },
    ...sweeping(use.events, assumed),
    ...watching(),
    { what: 'people, and the season’s ledger and proof kept', price: 'dynamodb-storage', quantity: gb },
    { what: 'the same, restorable to any second', price: 'dynamodb-recovery', quantity: gb },
    {
      what: 'logs of the season and of the sweep kept',
      price: 'logs-kept',
      quantity: loggedGb(use, assumed) + sweptLogGb(assumed),
    },
    { what: 'flyers of submitted events kept', price: 's3-storage', quantity: assumed.flyerMegabytes / 1024 },
    { what: 'bundles and calendars kept', price: 's3-storage', quantity: assumed.deployedMegabytes / 1024 },
  ];
}

/** Ledger and proof stay for as long as the agency's retention has it: of the shipped one, thirteen months. */
function keptGb({ people, lists, work, hearing }: RestingUse): number {
  const perPerson = keptBytes(PROFILE_BYTES) + lists * keptBytes(SUBSCRIPTION_BYTES);
  return (people * perPerson + work.keptBytes + hearing.keptBytes) / GB;
}
