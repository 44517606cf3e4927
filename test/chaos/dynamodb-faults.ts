/** What goes wrong on the way to DynamoDB and back. */

import { awsError, type Forward, type Result, type Treat } from './fault-proxy.ts';
import type { FaultCounts } from './faults.ts';
import type { Random } from './random.ts';

export interface DynamoDbWeather {
  /** How likely a request is to fail. */
  readonly fault: number;
  /** How likely a failure is to be the first of several of the same worker, which no retry of the SDK outlasts. */
  readonly lasting: number;
}

const THROTTLED = [
  awsError(
    400,
    'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded.',
  ),
  awsError(400, 'com.amazon.coral.availability#ThrottlingException', 'Rate exceeded'),
];
const SERVER_ERROR = awsError(
  500,
  'com.amazonaws.dynamodb.v20120810#InternalServerError',
  'The request processing has failed because of an unknown error.',
);

const KINDS = {
  'dynamodb-throttled': async (_forward, random) => random.pick(THROTTLED),
  'dynamodb-500-before': async () => SERVER_ERROR,
  'dynamodb-500-after': async (forward) => {
    await forward();
    return SERVER_ERROR;
  },
} as const satisfies Record<string, (forward: Forward, random: Random) => Promise<Result>>;
const NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** Requests of one worker that fail together, at most. */
const LONGEST_LASTING = 10;

interface DynamoDbFaultsOptions {
  readonly random: Random;
  readonly counts: FaultCounts;
  readonly weather: DynamoDbWeather;
}

/** Decides about requests to DynamoDB. */
export function dynamoDbFaults({ random, counts, weather }: DynamoDbFaultsOptions): Treat {
  const failing = new Map<string, number>();
  const fails = (accessKey: string): boolean => {
    const left = failing.get(accessKey) ?? 0;
    if (left > 0) failing.set(accessKey, left - 1);
    else if (!random.chance(weather.fault)) return false;
    else if (random.chance(weather.lasting)) failing.set(accessKey, random.below(LONGEST_LASTING));
    return true;
  };
  return async ({ accessKey }, forward) => {
    if (!fails(accessKey)) return forward();
    const kind = random.pick(NAMES);
    counts[kind] += 1;
    return KINDS[kind](forward, random);
  };
}
