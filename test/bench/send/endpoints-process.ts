/**
 * The endpoints of AWS's services in a process of their own, so that their work is nobody's CPU or memory but theirs:
 * `endpoints-process.ts [<messages a second>]`. With a rate, SES holds its account to it.
 */
import { FUNCTIONS, type FunctionName } from '../../../core/contract/functions.ts';
import type { DeployEvent } from '../../../core/contract/messages.ts';
import { createClock } from '../../../local/clock.ts';
import { environmentFor } from '../../../local/function-environment.ts';
import { startEndpoints } from '../../../local/start-endpoints.ts';
import { type DeployFile, uploadFiles } from '../../../local/upload-files.ts';
import { throttledAccount } from '../pace/throttled-account.ts';
import { GENEROUS } from './account.ts';
import { answerParent } from './child-process.ts';
import { type Departures, startCountingSes } from './counting-ses.ts';
import { startPeopleTable } from './people-table.ts';

/** Links in the bench's mail lead nowhere: this name is reserved for that (RFC 2606). */
const SITE_URL = 'https://month.invalid';

/** Where everything is. */
export interface Places {
  readonly siteUrl: string;
  readonly environments: Readonly<Record<FunctionName, Record<string, string>>>;
  readonly queues: Readonly<Record<'url' | 'due' | 'ranges' | 'letters', string>>;
  readonly dynamoDb: string;
  readonly ssm: string;
  readonly ses: string;
}

export type EndpointsQuestion =
  | { readonly places: true }
  | { readonly upload: readonly DeployFile[] }
  /** From now on so many people are to get a copy. */
  | { readonly populate: number }
  /** How many copies of a mailing have arrived. */
  | { readonly copies: string }
  /** What became of a mailing, which is then forgotten. */
  | { readonly delivery: { readonly mailing: string; readonly people: number } }
  /** When copies of a mailing left. */
  | { readonly departures: string }
  | { readonly letters: true }
  | { readonly unfinished: true };

/** What became of letters. */
export interface LettersTaken {
  /** When each was taken, in epoch milliseconds. */
  readonly takenAt: Readonly<Record<string, number>>;
  /** How often one was turned away. */
  readonly throttled: number;
}

const rate = Number(process.argv[2] ?? 0);

const [endpoints, ses] = await Promise.all([
  startEndpoints({ folder: null, clock: createClock(0) }),
  startCountingSes(rate > 0 ? throttledAccount(rate) : GENEROUS),
]);
const peopleTable = await startPeopleTable(endpoints.dynamoDb.url);

answerParent(async (question: EndpointsQuestion) => {
  if ('places' in question) return places();
  if ('upload' in question) return upload(question.upload);
  if ('populate' in question) return peopleTable.populate(question.populate);
  if ('copies' in question) return ses.arrived(question.copies).copies();
  if ('delivery' in question) return deliveryOf(question.delivery);
  if ('departures' in question) return ses.departures(question.departures) satisfies Departures;
  if ('letters' in question) return lettersTaken();
  return endpoints.queues.unfinished();
});

const lettersTaken = (): LettersTaken => ({
  takenAt: Object.fromEntries(ses.letters),
  throttled: ses.lettersThrottled(),
});

/** Those that read great numbers of people; the others have DynamoDB to themselves. */
const READ_PEOPLE: ReadonlySet<FunctionName> = new Set(['start-mailing', 'send-range']);

function places(): Places {
  const environment = (name: FunctionName): Record<string, string> => ({
    ...environmentFor(name, { siteUrl: SITE_URL }, endpoints),
    AWS_ENDPOINT_URL_SESV2: ses.url,
    ...(READ_PEOPLE.has(name) && { AWS_ENDPOINT_URL_DYNAMODB: peopleTable.url }),
  });
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  const { queues } = endpoints;
  return {
    siteUrl: SITE_URL,
    environments: Object.fromEntries(names.map((name) => [name, environment(name)])) as Record<
      FunctionName,
      Record<string, string>
    >,
    queues: {
      url: queues.url,
      due: queues.queueUrl('due'),
      ranges: queues.queueUrl('ranges'),
      letters: queues.queueUrl('letters'),
    },
    dynamoDb: endpoints.dynamoDb.url,
    ssm: endpoints.ssm.url,
    ses: ses.url,
  };
}

const upload = (files: readonly DeployFile[]): Promise<DeployEvent> =>
  uploadFiles(files, endpoints.queues.url);

function deliveryOf({ mailing, people }: { readonly mailing: string; readonly people: number }) {
  const delivery = ses.arrived(mailing).delivery(people);
  ses.forget(mailing);
  return delivery;
}
