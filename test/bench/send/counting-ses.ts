/**
 * SES at the wire for great numbers: takes every copy, counts it by mailing and person, and keeps no mail. What
 * the local SES does beyond that (composing each message) would take longer than all that is measured.
 */
import { randomUUID } from 'node:crypto';
import { restOperations } from '../../../local/endpoints/aws-rest.ts';
import { startAwsServer } from '../../../local/endpoints/aws-server.ts';
import type { Endpoint } from '../../../local/endpoints/endpoint.ts';
import { type CopyCounter, copyCounter } from './copy-counter.ts';

/** Far above what is sent: no pause of ours shall stand in the way of a measurement. */
const ACCOUNT = {
  SendingEnabled: true,
  ProductionAccessEnabled: true,
  SendQuota: { MaxSendRate: 10_000_000, Max24HourSend: -1, SentLast24Hours: 0 },
};

export interface CountingSes extends Endpoint {
  /** Of the copies that arrived with the tag `mailing` of this value. */
  arrived(mailing: string): CopyCounter;
  /** Keeps the counts of a mailing no longer. */
  forget(mailing: string): void;
}

/** What a call says, as far as anybody here reads it. */
export interface BulkRequest {
  readonly DefaultEmailTags: readonly { readonly Name: string; readonly Value: string }[];
  readonly BulkEmailEntries: readonly {
    readonly Destination: { readonly ToAddresses: readonly string[] };
    readonly ReplacementTags: BulkRequest['DefaultEmailTags'];
  }[];
}

/** The mailing that a call belongs to. */
export const mailingOf = ({ DefaultEmailTags }: BulkRequest): string =>
  DefaultEmailTags.find(({ Name }) => Name === 'mailing')?.Value ?? '';

/** Starts it on a free port. */
export async function startCountingSes(): Promise<CountingSes> {
  const mailings = new Map<string, CopyCounter>();
  const arrived = (mailing: string): CopyCounter => {
    const known = mailings.get(mailing) ?? copyCounter();
    mailings.set(mailing, known);
    return known;
  };
  const endpoint = await startAwsServer({
    name: 'ses',
    contentType: 'application/json',
    find: restOperations({
      SendBulkEmail: { at: 'POST /v2/email/outbound-bulk-emails', run: ({ body }) => take(body, arrived) },
      GetAccount: { at: 'GET /v2/email/account', run: () => ACCOUNT },
    }),
  });
  return { ...endpoint, arrived, forget: (mailing) => void mailings.delete(mailing) };
}

function take(body: string, arrived: CountingSes['arrived']) {
  const call = JSON.parse(body) as BulkRequest;
  const counter = arrived(mailingOf(call));
  counter.weigh(body.length);
  const BulkEmailEntryResults = call.BulkEmailEntries.map(({ Destination }) => {
    for (const to of Destination.ToAddresses) counter.count(to);
    return { Status: 'SUCCESS', MessageId: newMessageId() };
  });
  return { BulkEmailEntryResults };
}

/** As long as SES's own. */
export const newMessageId = (): string => `0100019a0b1c2d3e-${randomUUID()}-000000`;
