/** The wires between the functions and the services, each with a proxy on it. */
import { FUNCTIONS, type FunctionName } from '../../core/contract/functions.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { environmentFor } from '../../local/function-environment.ts';
import type { Endpoints } from '../../local/start-endpoints.ts';
import { startFaultProxy, type Treat } from './fault-proxy.ts';
import { SITE } from './load-world.ts';

interface Wiring {
  /** Of DynamoDB, Scheduler and SSM. */
  readonly endpoints: Endpoints;
  /** What stands in for SES and SQS. */
  readonly ses: Endpoint;
  readonly sqs: Endpoint;
  /** What is done to the requests to each of the two; to other services they pass. */
  readonly treatments: { readonly dynamoDb: Treat; readonly ses: Treat };
  /** What may befall every request. */
  readonly onEach: (treat: Treat) => Treat;
}

/** Starts the proxies; `environments` are those of functions that reach every service by way of them. */
export async function startWires({ endpoints, ses, sqs, treatments, onEach }: Wiring) {
  const passing: Treat = (_asked, forward) => forward();
  const { dynamoDb, scheduler, ssm } = endpoints;
  const proxies = await Promise.all([
    startFaultProxy(dynamoDb.url, onEach(treatments.dynamoDb)),
    startFaultProxy(ses.url, onEach(treatments.ses)),
    ...[sqs, scheduler, ssm].map(({ url }) => startFaultProxy(url, onEach(passing))),
  ]);
  const [dynamoDbUrl = '', sesUrl = '', sqsUrl = '', schedulerUrl = '', ssmUrl = ''] = proxies.map(
    ({ url }) => url,
  );
  const queueUrl = (queue: string) => `${sqsUrl}/000000000000/${queue}`;
  const disturbed: Endpoints = {
    ...endpoints,
    dynamoDb: { ...dynamoDb, url: dynamoDbUrl },
    ses: { ...endpoints.ses, url: sesUrl },
    scheduler: { ...scheduler, url: schedulerUrl },
    ssm: { ...ssm, url: ssmUrl },
    queues: { ...endpoints.queues, url: sqsUrl, queueUrl, queueUrlOf: (arn) => queueUrl(lastOf(arn)) },
  };
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  const environments = Object.fromEntries(
    names.map((name) => [name, environmentFor(name, SITE, disturbed)]),
  ) as Record<FunctionName, Record<string, string>>;
  return { proxies, environments };
}

const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);
