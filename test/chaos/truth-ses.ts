/**
 * SES itself, as far as the truth goes: takes every copy that reaches it, remembers whom it went to and keeps no mail.
 * What goes wrong on the way to it and back is others' work.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../local/clock.ts';
import { restOperations } from '../../local/endpoints/aws-rest.ts';
import { inJson, startAwsServer } from '../../local/endpoints/aws-server.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { suppressionOperations } from '../../local/endpoints/ses-suppression.ts';
import { openSuppressionList } from '../../local/endpoints/ses-suppression-list.ts';
import type { Moments } from './moments.ts';

/** Far above what is sent: the pace is the benches' business. */
const SEND_RATE = 100_000;
const DAILY_QUOTA = 50_000_000;

type Tags = readonly { readonly Name: string; readonly Value: string }[];

/** The parts of a SendBulkEmail that are looked at. */
export interface BulkRequest {
  readonly DefaultEmailTags: Tags;
  readonly BulkEmailEntries: readonly {
    readonly Destination: { readonly ToAddresses: readonly string[] };
    readonly ReplacementTags: Tags;
  }[];
}

/** A message that SES has accepted. */
export interface Message {
  readonly messageId: string;
  readonly address: string;
  readonly tags: Readonly<Record<string, string>>;
  /** By the clock of the round. */
  readonly timestamp: string;
  /** Who sent it. */
  readonly accessKey: string;
  readonly moment: number;
}

export interface TruthSes extends Endpoint {
  /** What was accepted of a mailing for a person, in order. */
  accepted(mailing: string, recipient: string): readonly Message[];
  /** Whom anything was accepted for, of a mailing. */
  recipients(mailing: string): readonly string[];
  /** Of all mailings. */
  count(): number;
}

export interface TruthOptions {
  readonly clock: Clock;
  readonly moments: Moments;
  /** Hears of every call's messages as they are accepted. */
  readonly onAccepted: (messages: readonly Message[]) => void;
}

/** Starts it on a free port. */
export async function startTruthSes({ clock, moments, onAccepted }: TruthOptions): Promise<TruthSes> {
  const mailings = new Map<string, Map<string, Message[]>>();
  let count = 0;
  const keep = (message: Message) => {
    const { mailing = '', recipient = '' } = message.tags;
    const people = mailings.get(mailing) ?? new Map<string, Message[]>();
    mailings.set(mailing, people);
    people.set(recipient, [...(people.get(recipient) ?? []), message]);
    count += 1;
  };
  const take = (body: string, accessKey: string) => {
    const { DefaultEmailTags, BulkEmailEntries } = JSON.parse(body) as BulkRequest;
    const shared = { timestamp: clock.now().toISOString(), accessKey, moment: moments.next() };
    const messages = BulkEmailEntries.map(({ Destination, ReplacementTags }) => ({
      ...shared,
      messageId: newMessageId(),
      address: Destination.ToAddresses[0] ?? '',
      tags: Object.fromEntries([...DefaultEmailTags, ...ReplacementTags].map((tag) => [tag.Name, tag.Value])),
    }));
    for (const message of messages) keep(message);
    onAccepted(messages);
    const BulkEmailEntryResults = messages.map(({ messageId }) => ({
      Status: 'SUCCESS',
      MessageId: messageId,
    }));
    return { BulkEmailEntryResults };
  };
  const account = () => ({
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    SendQuota: { Max24HourSend: DAILY_QUOTA, MaxSendRate: SEND_RATE, SentLast24Hours: count },
  });
  const endpoint = await startAwsServer({
    name: 'ses',
    writing: inJson('application/json'),
    find: restOperations({
      SendBulkEmail: {
        at: 'POST /v2/email/outbound-bulk-emails',
        run: ({ body, caller }) => take(body, caller.accessKey),
      },
      GetAccount: { at: 'GET /v2/email/account', run: account },
      ...suppressionOperations(openSuppressionList({ clock, file: null })),
    }),
  });
  return {
    ...endpoint,
    accepted: (mailing, recipient) => mailings.get(mailing)?.get(recipient) ?? [],
    recipients: (mailing) => [...(mailings.get(mailing)?.keys() ?? [])],
    count: () => count,
  };
}

/** As long as SES's own. */
const newMessageId = () => `0100019a0b1c2d3e-${randomUUID()}-000000`;
