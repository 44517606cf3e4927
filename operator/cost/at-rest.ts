/** What a month uses in which nothing is sent: what remains of the season before it, and what keeps listening. */
import { FUNCTIONS, type FunctionDeclaration } from '../../core/contract/functions.ts';
import type { Usage } from './bill.ts';
import { loggedGb, type SeasonUse } from './everything-else.ts';
import type { Assumptions } from './prices.ts';
import { keptBytes, PROFILE_BYTES, SUBSCRIPTION_BYTES } from './stored-items.ts';

const GB = 1024 ** 3;
const SECONDS_A_MONTH = (365 * 24 * 60 * 60) / 12;
/** Queues that Lambda asks for messages, on behalf of a function each. */
const POLLED = Object.values<FunctionDeclaration>(FUNCTIONS).filter(
  ({ trigger }) => trigger.on === 'queue',
).length;

export interface RestingUse extends SeasonUse {
  /** On every list. */
  readonly people: number;
  readonly lists: number;
}

/** A month at rest after one season. */
export function atRest(use: RestingUse, assumed: Assumptions): Usage[] {
  const polls = (POLLED * assumed.pollersPerQueue * SECONDS_A_MONTH) / assumed.pollSeconds;
  const gb = keptGb(use);
  return [
    {
      what: `Lambda asks ${POLLED} queues whether there is anything`,
      price: 'sqs-requests',
      quantity: polls,
    },
    { what: 'people, calendars and the season’s ledger kept', price: 'dynamodb-storage', quantity: gb },
    { what: 'the same, restorable to any second', price: 'dynamodb-recovery', quantity: gb },
    { what: 'the season’s logs kept', price: 'logs-kept', quantity: loggedGb(use, assumed) },
    { what: 'bundles and calendars kept', price: 's3-storage', quantity: assumed.deployedMegabytes / 1024 },
  ];
}

function keptGb({ people, lists, work }: RestingUse): number {
  const perPerson = keptBytes(PROFILE_BYTES) + lists * keptBytes(SUBSCRIPTION_BYTES);
  return (people * perPerson + work.keptBytes) / GB;
}
