/** The endpoints of AWS's services in a process of their own, so that their work is nobody's CPU or memory but theirs. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { FUNCTIONS, type FunctionName } from '../../../core/contract/functions.ts';
import type { DeployEvent } from '../../../core/contract/messages.ts';
import { createClock } from '../../../local/clock.ts';
import { environmentFor } from '../../../local/function-environment.ts';
import { localAccess } from '../../../local/local-access.ts';
import { KEY_PARAMETERS } from '../../../local/resource-names.ts';
import { startEndpoints } from '../../../local/start-endpoints.ts';
import { openStore } from '../../../local/store-access.ts';
import { type DeployFile, uploadFiles } from '../../../local/upload-files.ts';
import { others, recipients } from './audience.ts';
import { answerParent } from './child-process.ts';
import { startCountingSes } from './counting-ses.ts';
import { loadPeople } from './load-people.ts';

/** Links in the bench's mail lead nowhere: this name is reserved for that (RFC 2606). */
const SITE_URL = 'https://month.invalid';

/** Where everything is. */
export interface Places {
  readonly siteUrl: string;
  readonly environments: Readonly<Record<FunctionName, Record<string, string>>>;
  readonly queues: { readonly url: string; readonly due: string; readonly ranges: string };
  readonly dynamoDb: string;
  readonly ssm: string;
  readonly ses: string;
}

/** What became of a mailing, counted at the wire against those who are to get it. */
export interface Delivery {
  /** People who are to get a copy and got none. */
  readonly lost: number;
  /** Copies beyond each person's first. */
  readonly doubled: number;
  /** Copies to people who have left or are suppressed, or whom nobody knows. */
  readonly unwanted: number;
  readonly bytes: number;
}

export type EndpointsQuestion =
  | { readonly places: true }
  | { readonly upload: readonly DeployFile[] }
  | { readonly load: { readonly from: number; readonly to: number } }
  | { readonly delivery: { readonly mailing: string; readonly people: number } }
  | { readonly unfinished: true };

const [endpoints, ses] = await Promise.all([
  startEndpoints({ folder: null, clock: createClock(0) }),
  startCountingSes(),
]);

const documents = DynamoDBDocumentClient.from(
  new DynamoDBClient({ ...localAccess('operator'), endpoint: endpoints.dynamoDb.url }),
);

answerParent(async (question: EndpointsQuestion) => {
  if ('places' in question) return places();
  if ('upload' in question) return upload(question.upload);
  if ('load' in question) return load(question.load);
  if ('delivery' in question) return deliveryOf(question.delivery);
  return endpoints.queues.unfinished();
});

function places(): Places {
  const environment = (name: FunctionName): Record<string, string> => ({
    ...environmentFor(name, { siteUrl: SITE_URL }, endpoints),
    AWS_ENDPOINT_URL_SESV2: ses.url,
  });
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  const { queues } = endpoints;
  return {
    siteUrl: SITE_URL,
    environments: Object.fromEntries(names.map((name) => [name, environment(name)])) as Record<
      FunctionName,
      Record<string, string>
    >,
    queues: { url: queues.url, due: queues.queueUrl('due'), ranges: queues.queueUrl('ranges') },
    dynamoDb: endpoints.dynamoDb.url,
    ssm: endpoints.ssm.url,
    ses: ses.url,
  };
}

const upload = (files: readonly DeployFile[]): Promise<DeployEvent> =>
  uploadFiles(files, endpoints.queues.url);

async function load(numbers: { readonly from: number; readonly to: number }): Promise<void> {
  const { table, keys } = openStore({ dynamoDb: endpoints.dynamoDb.url, ssm: endpoints.ssm.url });
  await loadPeople(numbers, { table, documents, idKey: await keys.idKey(KEY_PARAMETERS.idKey) });
}

function deliveryOf({ mailing, people }: { readonly mailing: string; readonly people: number }): Delivery {
  const { copies, bytes } = ses.arrived(mailing);
  const wanted = recipients(0, people);
  const reached = wanted.filter(({ address }) => copies.has(address)).length;
  const all = [...copies.values()].reduce((sum, count) => sum + count, 0);
  const { suppressed, left } = others(0, people);
  const refused = [...suppressed, ...left].filter(({ address }) => copies.has(address)).length;
  if (copies.size !== reached + refused)
    throw new Error(`Mailing ${mailing} reached addresses that nobody has.`);
  return { lost: people - reached, doubled: all - copies.size, unwanted: refused, bytes };
}
