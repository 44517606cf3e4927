/** What a month uses in which nothing is sent: what remains of the season before it, and what keeps listening. */
import { DELIVERY_MINUTES } from '../../core/contract/configuration-sets.ts';
import { QUEUES } from '../../core/contract/functions.ts';
import type { Usage } from './bill.ts';
import { loggedGb, type SeasonUse } from './everything-else.ts';
import type { Assumptions } from './prices.ts';
import { keptBytes, PROFILE_BYTES, SUBSCRIPTION_BYTES } from './stored-items.ts';

const GB = 1024 ** 3;
const SECONDS_A_MONTH = (365 * 24 * 60 * 60) / 12;
/** Bounce rate and complaint rate, of each configuration set. */
const REPUTATION_METRICS = 2 * DELIVERY_MINUTES.length;

export interface RestingUse extends SeasonUse {
  /** On every list. */
  readonly people: number;
  readonly lists: number;
}

/** A month at rest after one season; every queue is counted as polled. */
export function atRest(use: RestingUse, assumed: Assumptions): Usage[] {
  const queues = Object.keys(QUEUES).length;
  const polls = (queues * assumed.pollersPerQueue * SECONDS_A_MONTH) / assumed.pollSeconds;
  const gb = keptGb(use);
  return [
    {
      what: `Lambda asks ${queues} queues whether there is anything`,
      price: 'sqs-requests',
      quantity: polls,
    },
    { what: 'people, calendars and the season’s ledger kept', price: 'dynamodb-storage', quantity: gb },
    { what: 'the same, restorable to any second', price: 'dynamodb-recovery', quantity: gb },
    { what: 'the season’s logs kept', price: 'logs-kept', quantity: loggedGb(use, assumed) },
    { what: 'bounce and complaint rates from SES', price: 'metrics', quantity: REPUTATION_METRICS },
    { what: 'bundles and calendars kept', price: 's3-storage', quantity: assumed.deployedMegabytes / 1024 },
  ];
}

function keptGb({ people, lists, work }: RestingUse): number {
  const perPerson = keptBytes(PROFILE_BYTES) + lists * keptBytes(SUBSCRIPTION_BYTES);
  return (people * perPerson + work.keptBytes) / GB;
}
