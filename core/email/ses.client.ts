/**
 * Amazon SES. It has no idempotency token, so every retry is our decision: `maxAttempts` is 1 and each outcome
 * is told as what is known of it.
 */
import {
  type BulkEmailEntryResult,
  GetAccountCommand,
  SESv2Client,
  SendBulkEmailCommand,
} from '@aws-sdk/client-sesv2';
import { describeError } from '../runtime/log.ts';
import type { Header } from './headers.ts';
import type { RenderedMessage } from './render-reminder.ts';

/** Most people in one SendBulkEmail. @see https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
export const MOST_PER_CALL = 50;

/** Milliseconds until an unanswered call counts as of unknown outcome; well below the function's timeout. */
const REQUEST_TIMEOUT_MS = 20_000;
const CONNECTION_TIMEOUT_MS = 3_000;

/** One person's copy. */
export interface Copy {
  readonly address: string;
  readonly data: Readonly<Record<string, string>>;
  readonly headers: readonly Header[];
  readonly tags: Readonly<Record<string, string>>;
}

/** One call: the same content for everyone in it. */
export interface BulkCall {
  /** As it stands in the From header. */
  readonly from: string;
  readonly replyTo: string;
  readonly configurationSet: string;
  readonly content: RenderedMessage;
  readonly headers: readonly Header[];
  readonly data: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly copies: readonly Copy[];
}

/** What is known of one copy after the call. */
export type Outcome =
  | { readonly state: 'sent'; readonly messageId: string }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'pending'; readonly reason: string }
  | { readonly state: 'uncertain'; readonly reason: string };

export interface Ses {
  /** One outcome per copy, in order; never throws for what SES answered or failed to answer. */
  sendBulk(call: BulkCall): Promise<Outcome[]>;
  /** Messages a second that the account may send. */
  maxSendRate(): Promise<number>;
}

/** Opens SES with the credentials and endpoint of the environment. */
export function openSes(client = newClient()): Ses {
  return {
    sendBulk: async (call) => {
      try {
        const answer = await client.send(new SendBulkEmailCommand(toRequest(call)));
        const results = answer.BulkEmailEntryResults ?? [];
        return call.copies.map((_, index) => outcomeOf(results[index]));
      } catch (error) {
        const outcome = outcomeOfError(error);
        return call.copies.map(() => outcome);
      }
    },
    maxSendRate: async () => (await client.send(new GetAccountCommand({}))).SendQuota?.MaxSendRate ?? 1,
  };
}

function newClient(): SESv2Client {
  return new SESv2Client({
    maxAttempts: 1,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS, connectionTimeout: CONNECTION_TIMEOUT_MS },
  });
}

const toTags = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Name, Value]) => ({ Name, Value }));
const toHeaders = (headers: readonly Header[]) =>
  headers.map(({ name, value }) => ({ Name: name, Value: value }));

function toRequest({ content, ...call }: BulkCall) {
  return {
    FromEmailAddress: call.from,
    ReplyToAddresses: [call.replyTo],
    ConfigurationSetName: call.configurationSet,
    DefaultEmailTags: toTags(call.tags),
    DefaultContent: {
      Template: {
        TemplateContent: { Subject: content.subject, Text: content.text, Html: content.html },
        TemplateData: JSON.stringify(call.data),
        Headers: toHeaders(call.headers),
        Attachments: [
          {
            FileName: content.attachment.fileName,
            ContentType: content.attachment.contentType,
            ContentDisposition: 'ATTACHMENT' as const,
            RawContent: Buffer.from(content.attachment.content),
          },
        ],
      },
    },
    BulkEmailEntries: call.copies.map(({ address, data, headers, tags }) => ({
      Destination: { ToAddresses: [address] },
      ReplacementEmailContent: { ReplacementTemplate: { ReplacementTemplateData: JSON.stringify(data) } },
      ReplacementHeaders: toHeaders(headers),
      ReplacementTags: toTags(tags),
    })),
  };
}

/** Statuses after which the same copy may be tried again; every other one but SUCCESS is final. */
const RETRIED_STATUSES: ReadonlySet<string> = new Set([
  'ACCOUNT_THROTTLED',
  'ACCOUNT_DAILY_QUOTA_EXCEEDED',
  'ACCOUNT_SENDING_PAUSED',
  'CONFIGURATION_SET_SENDING_PAUSED',
  'TRANSIENT_FAILURE',
]);

/** @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_BulkEmailEntryResult.html */
function outcomeOf(result: BulkEmailEntryResult | undefined): Outcome {
  if (!result?.Status)
    return { state: 'uncertain', reason: 'SES answered for fewer people than it was asked for' };
  if (result.Status === 'SUCCESS') return { state: 'sent', messageId: result.MessageId ?? '' };
  return { state: RETRIED_STATUSES.has(result.Status) ? 'pending' : 'failed', reason: result.Status };
}

/** Errors of a whole call by which SES says that it took nothing, and that a later try may succeed. */
const RETRIED_ERRORS: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'LimitExceededException',
  'ThrottlingException',
  'SendingPausedException',
]);
/** System errors by which no connection came about, so nothing can have been sent. */
const UNCONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

function outcomeOfError(error: unknown): Outcome {
  const { name, message } = describeError(error);
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: string };
  if (RETRIED_ERRORS.has(name) || UNCONNECTED.has(code ?? '')) return { state: 'pending', reason: name };
  const status = $metadata?.httpStatusCode ?? 0;
  if (status >= 400 && status < 500) return { state: 'failed', reason: `${name}: ${message}` };
  return { state: 'uncertain', reason: `${name}: no answer that tells whether SES took it` };
}
