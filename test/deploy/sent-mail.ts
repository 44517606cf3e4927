/**
 * The mail that MiniStack's SES has accepted. It keeps subject, text and HTML of a message and forgets headers and
 * attachments, so those are read off the wire on which the function's call went by: a mail is told of both.
 */
import * as v from 'valibot';
import { ACCOUNT } from './stand-in-account.ts';
import type { Exchange } from './wire.ts';

const Headers = v.optional(v.array(v.object({ Name: v.string(), Value: v.string() })), []);

const Tags = v.array(v.object({ Name: v.string(), Value: v.string() }));

/** Of SendBulkEmail what is read here. @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendBulkEmail.html */
const BulkRequest = v.object({
  FromEmailAddress: v.string(),
  ReplyToAddresses: v.array(v.string()),
  ConfigurationSetName: v.string(),
  DefaultEmailTags: Tags,
  DefaultContent: v.object({
    Template: v.object({
      Headers,
      Attachments: v.array(
        v.object({ FileName: v.string(), ContentType: v.string(), RawContent: v.string() }),
      ),
    }),
  }),
  BulkEmailEntries: v.array(v.object({ ReplacementHeaders: Headers, ReplacementTags: Tags })),
});

const BulkAnswer = v.object({
  BulkEmailEntryResults: v.array(v.object({ MessageId: v.optional(v.string()) })),
});

/** @see https://pypi.org/project/ministack/ for `/_ministack/ses/messages` */
const Kept = v.object({
  messages: v.record(
    v.string(),
    v.array(
      v.object({
        MessageId: v.string(),
        To: v.array(v.string()),
        Subject: v.string(),
        BodyText: v.string(),
        BodyHtml: v.string(),
        /** Epoch seconds, with a fraction. */
        Timestamp: v.number(),
      }),
    ),
  ),
});

/** One message to one person. */
export interface Mail {
  readonly messageId: string;
  /** When SES accepted it. */
  readonly at: Date;
  readonly to: string;
  readonly from: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly text: string;
  }[];
  readonly configurationSet: string;
  /** What SES is to repeat in all that it tells of the message. */
  readonly tags: Readonly<Record<string, string>>;
}

/** All mail that the MiniStack at `ministack` has accepted, by address; `exchanges` are all that functions said to SES. */
export async function readSentMail(ministack: string, exchanges: readonly Exchange[]): Promise<Mail[]> {
  const kept = v.parse(Kept, await (await fetch(`${ministack}/_ministack/ses/messages`)).json());
  const calls = exchanges
    .filter(({ path, status }) => path.endsWith('/outbound-bulk-emails') && status === 200)
    .map(readCall);
  return (kept.messages[ACCOUNT] ?? [])
    .map(({ MessageId, To, Subject, BodyText, BodyHtml, Timestamp }) => ({
      messageId: MessageId,
      at: new Date(Timestamp * 1000),
      to: To.join(),
      subject: Subject,
      text: BodyText,
      html: BodyHtml,
      ...asCalled(MessageId, calls),
    }))
    .toSorted((one, other) => (one.to < other.to ? -1 : 1));
}

type Call = ReturnType<typeof readCall>;

const readCall = ({ request, answer }: Exchange) => ({
  request: v.parse(BulkRequest, JSON.parse(request)),
  messageIds: v.parse(BulkAnswer, JSON.parse(answer)).BulkEmailEntryResults.map(({ MessageId }) => MessageId),
});

/** What the call said in which MiniStack gave out this message id. */
function asCalled(messageId: string, calls: readonly Call[]) {
  for (const { request, messageIds } of calls) {
    const entry = request.BulkEmailEntries[messageIds.indexOf(messageId)];
    if (!entry) continue;
    const { Template } = request.DefaultContent;
    const headers = [...Template.Headers, ...entry.ReplacementHeaders];
    return {
      from: request.FromEmailAddress,
      replyTo: request.ReplyToAddresses.join(),
      headers: Object.fromEntries(headers.map(({ Name, Value }) => [Name.toLowerCase(), Value])),
      attachments: Template.Attachments.map(({ FileName, ContentType, RawContent }) => ({
        name: FileName,
        contentType: ContentType,
        text: Buffer.from(RawContent, 'base64').toString(),
      })),
      configurationSet: request.ConfigurationSetName,
      tags: Object.fromEntries(
        [...request.DefaultEmailTags, ...entry.ReplacementTags].map(({ Name, Value }) => [Name, Value]),
      ),
    };
  }
  throw new Error(`MiniStack has a message ${messageId} that no function has sent.`);
}
