/**
 * SES at the wire for great numbers: takes every copy, counts it by mailing and address, and keeps no mail. What
 * the local SES does beyond that (composing each message) would take longer than all that is measured.
 */
import { randomUUID } from 'node:crypto';
import { restOperations } from '../../../local/endpoints/aws-rest.ts';
import { startAwsServer } from '../../../local/endpoints/aws-server.ts';
import type { Endpoint } from '../../../local/endpoints/endpoint.ts';

/** Far above what is sent: no pause of ours shall stand in the way of a measurement. */
const SEND_RATE = 10_000_000;

/** What arrived of one mailing. */
export interface Arrived {
  /** Copies by address. */
  readonly copies: Map<string, number>;
  /** Of all calls' bodies. */
  bytes: number;
}

export interface CountingSes extends Endpoint {
  /** What arrived with the tag `mailing` of this value. */
  arrived(mailing: string): Arrived;
}

interface BulkRequest {
  readonly DefaultEmailTags: readonly { readonly Name: string; readonly Value: string }[];
  readonly BulkEmailEntries: readonly { readonly Destination: { readonly ToAddresses: readonly string[] } }[];
}

/** Starts it on a free port. */
export async function startCountingSes(): Promise<CountingSes> {
  const mailings = new Map<string, Arrived>();
  const arrived = (mailing: string): Arrived => {
    const known = mailings.get(mailing) ?? { copies: new Map<string, number>(), bytes: 0 };
    mailings.set(mailing, known);
    return known;
  };
  const endpoint = await startAwsServer({
    name: 'ses',
    contentType: 'application/json',
    find: restOperations({
      SendBulkEmail: { at: 'POST /v2/email/outbound-bulk-emails', run: ({ body }) => take(body, arrived) },
      GetAccount: { at: 'GET /v2/email/account', run: () => ({ SendQuota: { MaxSendRate: SEND_RATE } }) },
    }),
  });
  return { ...endpoint, arrived };
}

function take(body: string, arrived: CountingSes['arrived']) {
  const { DefaultEmailTags, BulkEmailEntries } = JSON.parse(body) as BulkRequest;
  const mailing = arrived(DefaultEmailTags.find(({ Name }) => Name === 'mailing')?.Value ?? '');
  mailing.bytes += body.length;
  for (const { Destination } of BulkEmailEntries) {
    for (const to of Destination.ToAddresses) mailing.copies.set(to, (mailing.copies.get(to) ?? 0) + 1);
  }
  const BulkEmailEntryResults = BulkEmailEntries.map(() => ({
    Status: 'SUCCESS',
    MessageId: newMessageId(),
  }));
  return { BulkEmailEntryResults };
}

/** As long as SES's own. */
const newMessageId = () => `0100019a0b1c2d3e-${randomUUID()}-000000`;
