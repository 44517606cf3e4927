/** Counts what this process asks of AWS where it leaves it, the SDK's own retries among it. */
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** Requests by service and operation, as `DynamoDB PutItem`. */
export type Requests = Readonly<Record<string, number>>;

/** SES and S3 name their operation by method and path. */
const BY_PATH: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^POST \/v2\/email\/outbound-bulk-emails/, 'SES SendBulkEmail'],
  [/^GET \/v2\/email\/account/, 'SES GetAccount'],
  [/^GET \/schedules/, 'Scheduler ListSchedules'],
  [/^POST \/schedules/, 'Scheduler CreateSchedule'],
  [/^DELETE \/schedules/, 'Scheduler DeleteSchedule'],
  [/^GET /, 'S3 GetObject'],
];

/** Prefixes of `x-amz-target`, as the services' models have them. */
const SERVICES: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'DynamoDB',
  AmazonSQS: 'SQS',
  AmazonSSM: 'SSM',
};

/** Starts counting, of one endpoint or of all; what it gives back tells the counts so far. */
export function countRequests(endpoint?: string): () => Requests {
  const counts: Record<string, number> = {};
  const host = endpoint && new URL(endpoint).host;
  subscribe('http.client.request.start', (message) => {
    const { request } = message as { readonly request: ClientRequest };
    if (host && request.getHeader('host') !== host) return;
    const name = nameOf(request);
    counts[name] = (counts[name] ?? 0) + 1;
  });
  return () => ({ ...counts });
}

function nameOf(request: ClientRequest): string {
  const [target = '', operation] = String(request.getHeader('x-amz-target') ?? '').split('.');
  if (operation) return `${SERVICES[target] ?? target} ${operation}`;
  const asked = `${request.method} ${request.path}`;
  return BY_PATH.find(([pattern]) => pattern.test(asked))?.[1] ?? asked;
}

/** What was asked between two counts. */
export function requestsBetween(before: Requests, after: Requests): Requests {
  const grown = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, count]) => count > 0));
}

/** Both together. */
export function addRequests(one: Requests, other: Requests): Requests {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].toSorted().map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]),
  );
}

const READS = /^\S+ (Get|BatchGet|List|Query|Receive)/;

/** How many of them change something. */
export const writesAmong = (requests: Requests): number =>
  Object.entries(requests)
    .filter(([name]) => !READS.test(name))
    .reduce((sum, [, count]) => sum + count, 0);
