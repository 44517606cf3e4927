/**
 * Amazon SES. It has no idempotency token, so every retry is our decision: `maxAttempts` is 1 and each outcome
 * is told as what is known of it.
 */
import {
  type BulkEmailEntryResult,
  GetAccountCommand,
  type SESv2Client,
  SendBulkEmailCommand,
} from '@aws-sdk/client-sesv2';
import type { Quota } from '../mailing/pace.ts';
import type { WaitsFor } from '../mailing/range.store.ts';
import { describeError } from '../runtime/log.ts';
import type { Header } from './headers.ts';
import type { Attachment, RenderedMessage } from './render-reminder.ts';
import {
  isMalformed,
  isQuotaSpent,
  isTooFast,
  reasonOf,
  SLOWEST_TRY_MS,
  singleTrySes,
} from './single-try.client.ts';

/** Milliseconds from a malformed call on in which we go on looking for the copy that makes it so. */
const HALVING_MS = 10_000;

/** Milliseconds that one `sendBulk` can take at most: the last of its calls may begin at the end of the looking. */
export const SLOWEST_CALL_MS = HALVING_MS + SLOWEST_TRY_MS;

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
  | { readonly state: 'pending'; readonly reason: string; readonly waitsFor?: WaitsFor }
  | { readonly state: 'uncertain'; readonly reason: string };

export interface Ses {
  /** One outcome per copy, in order; never throws for what SES answered or failed to answer. */
  sendBulk(call: BulkCall): Promise<Outcome[]>;
  /** What the account may send; null while SES does not tell. */
  quota(): Promise<Quota | null>;
}

/** Opens SES with the credentials and endpoint of the environment. */
export function openSes(client = singleTrySes()): Ses {
  return {
    sendBulk: (call) => sendBulk(client, call),
    quota: async () => {
      try {
        const { SendQuota } = await client.send(new GetAccountCommand({}));
        const {
          MaxSendRate: rate = 0,
          Max24HourSend: most = -1,
          SentLast24Hours: sent = 0,
        } = SendQuota ?? {};
        return rate > 0 ? { rate, most, sent } : null;
      } catch {
        return null;
      }
    },
  };
}

/**
 * A call that SES calls malformed took nobody: halved until it is known whose copy it is, the others are sent. Whoever is
 * not sent to by `until` is pending.
 */
async function sendBulk(
  client: SESv2Client,
  call: BulkCall,
  until = Date.now() + HALVING_MS,
): Promise<Outcome[]> {
  if (Date.now() > until) return call.copies.map(() => NOT_SENT_IN_TIME);
  try {
    const abortSignal = AbortSignal.timeout(SLOWEST_TRY_MS);
    const answer = await client.send(new SendBulkEmailCommand(toRequest(call)), { abortSignal });
    const results = answer.BulkEmailEntryResults ?? [];
    return call.copies.map((_, index) => outcomeOf(results[index]));
  } catch (error) {
    if (!isMalformed(error) || call.copies.length === 1) return call.copies.map(() => outcomeOfError(error));
    const middle = Math.ceil(call.copies.length / 2);
    const halves = [call.copies.slice(0, middle), call.copies.slice(middle)];
    const outcomes: Outcome[] = [];
    for (const copies of halves) outcomes.push(...(await sendBulk(client, { ...call, copies }, until)));
    return outcomes;
  }
}

const NOT_SENT_IN_TIME: Outcome = {
  state: 'pending',
  reason: 'SES called the call malformed, and looking for the copy that makes it so took too long',
};

const toTags = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Name, Value]) => ({ Name, Value }));
const toHeaders = (headers: readonly Header[]) =>
  headers.map(({ name, value }) => ({ Name: name, Value: value }));

const toAttachment = ({ fileName, contentType, content }: Attachment) => ({
  FileName: fileName,
  ContentType: contentType,
  ContentDisposition: 'ATTACHMENT' as const,
  RawContent: Buffer.from(content),
});

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
        Attachments: content.attachment === null ? [] : [toAttachment(content.attachment)],
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

/** Statuses that speak of the copy itself. */
const FINAL_STATUSES: ReadonlySet<string> = new Set(['MESSAGE_REJECTED', 'INVALID_PARAMETER', 'FAILED']);

/** Statuses that pass by themselves, and soon. */
const PASSING_STATUSES: ReadonlySet<string> = new Set(['ACCOUNT_THROTTLED', 'TRANSIENT_FAILURE']);

/**
 * A status that is neither of the copy nor passes by is of the account: somebody must mend it.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_BulkEmailEntryResult.html
 */
function outcomeOf(result: BulkEmailEntryResult | undefined): Outcome {
  if (!result?.Status)
    return { state: 'uncertain', reason: 'SES answered for fewer people than it was asked for' };
  const { Status: reason, MessageId: messageId = '' } = result;
  if (reason === 'SUCCESS') return { state: 'sent', messageId };
  if (FINAL_STATUSES.has(reason)) return { state: 'failed', reason };
  if (PASSING_STATUSES.has(reason)) return { state: 'pending', reason };
  const waitsFor = reason === 'ACCOUNT_DAILY_QUOTA_EXCEEDED' ? 'quota' : 'account';
  return { state: 'pending', reason, waitsFor };
}

/** System errors by which no connection came about, so nothing can have been sent. */
const UNCONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** The only status below 500 that does not say whether anything was taken. */
const REQUEST_TIMEOUT = 408;

/**
 * An error of a whole call. With a status below 500 SES says that it took nothing: throttling passes, an unverified
 * identity or credentials that ran out can be mended in time, so only a malformed copy has failed. Anything else
 * may have been taken.
 */
function outcomeOfError(error: unknown): Outcome {
  const reason = reasonOf(error);
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: string };
  const status = $metadata?.httpStatusCode ?? 0;
  if (isMalformed(error)) return { state: 'failed', reason };
  if (UNCONNECTED.has(code ?? '')) return { state: 'pending', reason };
  if (status >= 400 && status < 500 && status !== REQUEST_TIMEOUT) {
    const waitsFor = waitsForAfter(error);
    return { state: 'pending', reason, ...(waitsFor && { waitsFor }) };
  }
  return {
    state: 'uncertain',
    reason: `${describeError(error).name}: no answer that tells whether SES took it`,
  };
}

/** Whatever is neither the rate nor the quota is of the account, and somebody must mend it. */
function waitsForAfter(error: unknown): WaitsFor | undefined {
  if (isTooFast(error)) return undefined;
  return isQuotaSpent(error) ? 'quota' : 'account';
}
