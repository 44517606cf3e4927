/**
 * SES at the wire for great numbers: takes every copy that its account may send, counts it by mailing and person, and keeps
 * no mail. What the local SES does beyond that (composing each message) would take longer than all that is measured.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { AwsError } from '../../../local/endpoints/aws-call.ts';
import { restOperations } from '../../../local/endpoints/aws-rest.ts';
import { inJson, startAwsServer } from '../../../local/endpoints/aws-server.ts';
import type { Endpoint } from '../../../local/endpoints/endpoint.ts';
import { type Account, GENEROUS } from './account.ts';
import { type CopyCounter, copyCounter } from './copy-counter.ts';

/** When copies of a mailing left. */
export interface Departures {
  /** In order; those of one call together. In epoch milliseconds. */
  readonly calls: { readonly at: number; readonly copies: number }[];
  /** Entries that came when the account had no room. */
  throttled: number;
}

export interface CountingSes extends Endpoint {
  /** Of the copies that arrived with the tag `mailing` of this value. */
  arrived(mailing: string): CopyCounter;
  departures(mailing: string): Departures;
  /** When each letter was taken, by its tag `letter`. */
  readonly letters: ReadonlyMap<string, number>;
  /** Letters that were turned away, each time that they were. */
  lettersThrottled(): number;
  /** Keeps what it knows of a mailing no longer. */
  forget(mailing: string): void;
}

interface Tag {
  readonly Name: string;
  readonly Value: string;
}

/** What a call says, as far as anybody here reads it. */
interface BulkRequest {
  readonly DefaultEmailTags: readonly Tag[];
  readonly BulkEmailEntries: readonly { readonly Destination: { readonly ToAddresses: readonly [string] } }[];
}

const tagOf = (name: string, tags: readonly Tag[] = []) =>
  tags.find(({ Name }) => Name === name)?.Value ?? '';

/** Starts it on a free port. */
export async function startCountingSes(account: Account = GENEROUS): Promise<CountingSes> {
  const known = new Map<string, Known>();
  const letters = new Map<string, number>();
  let lettersThrottled = 0;
  const of = (mailing: string): Known => {
    const one = known.get(mailing) ?? { counter: copyCounter(), departures: nothingYet() };
    known.set(mailing, one);
    return one;
  };
  const later = async <Answer>(answer: Answer): Promise<Answer> => {
    const wait = account.answersAfter();
    if (wait > 0) await setTimeout(wait);
    return answer;
  };
  const takeLetter = (body: string) => {
    if (account.admit()) letters.set(tagOf('letter', JSON.parse(body).EmailTags), Date.now());
    else {
      lettersThrottled += 1;
      throw tooMany();
    }
    return { MessageId: newMessageId() };
  };
  const endpoint = await startAwsServer({
    name: 'ses',
    writing: inJson('application/json'),
    find: restOperations({
      SendBulkEmail: {
        at: 'POST /v2/email/outbound-bulk-emails',
        run: async ({ body }) => answerOf(await later(take(body, account, of))),
      },
      SendEmail: { at: 'POST /v2/email/outbound-emails', run: ({ body }) => later(takeLetter(body)) },
      GetAccount: { at: 'GET /v2/email/account', run: () => later(quotaOf(account)) },
    }),
  });
  return {
    ...endpoint,
    arrived: (mailing) => of(mailing).counter,
    departures: (mailing) => of(mailing).departures,
    letters,
    lettersThrottled: () => lettersThrottled,
    forget: (mailing) => void known.delete(mailing),
  };
}

interface Known {
  readonly counter: CopyCounter;
  readonly departures: Departures;
}

const nothingYet = (): Departures => ({ calls: [], throttled: 0 });

const quotaOf = ({ rate }: Account) => ({
  SendingEnabled: true,
  ProductionAccessEnabled: true,
  SendQuota: { MaxSendRate: rate, Max24HourSend: -1, SentLast24Hours: 0 },
});

const tooMany = () => new AwsError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429);

type EntryResult = { readonly Status: string; readonly MessageId?: string };

/** Each copy leaves now, or not at all; the call is answered later. */
function take(body: string, account: Account, of: (mailing: string) => Known): EntryResult[] {
  const { DefaultEmailTags, BulkEmailEntries } = JSON.parse(body) as BulkRequest;
  const { counter, departures } = of(tagOf('mailing', DefaultEmailTags));
  counter.weigh(body.length);
  const results = BulkEmailEntries.map(({ Destination: { ToAddresses } }): EntryResult => {
    if (!account.admit()) return { Status: 'ACCOUNT_THROTTLED' };
    counter.count(ToAddresses[0]);
    return { Status: 'SUCCESS', MessageId: newMessageId() };
  });
  const copies = results.filter(({ MessageId }) => MessageId).length;
  departures.throttled += results.length - copies;
  if (copies > 0) departures.calls.push({ at: Date.now(), copies });
  return results;
}

/** A call of which everything is turned away is turned away whole. */
function answerOf(results: readonly EntryResult[]) {
  if (results.every(({ MessageId }) => !MessageId)) throw tooMany();
  return { BulkEmailEntryResults: results };
}

/** As long as SES's own. */
const newMessageId = (): string => `0100019a0b1c2d3e-${randomUUID()}-000000`;
