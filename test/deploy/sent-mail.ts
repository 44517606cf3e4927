/**
 * The mail that MiniStack's SES has accepted. It keeps subject, text and HTML of a message, and forgets headers and
 * attachments; so a recorder stands on the wire between the deployed functions and its SES, passes everything on
 * unchanged, and keeps what was said. A mail is told of both.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import { ACCOUNT } from './stand-in-account.ts';

const Headers = v.optional(v.array(v.object({ Name: v.string(), Value: v.string() })), []);

/** Of SendBulkEmail what is read here. @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendBulkEmail.html */
const BulkRequest = v.object({
  FromEmailAddress: v.string(),
  ReplyToAddresses: v.array(v.string()),
  ConfigurationSetName: v.string(),
  DefaultContent: v.object({
    Template: v.object({
      Headers,
      Attachments: v.array(
        v.object({ FileName: v.string(), ContentType: v.string(), RawContent: v.string() }),
      ),
    }),
  }),
  BulkEmailEntries: v.array(v.object({ ReplacementHeaders: Headers })),
});

const BulkAnswer = v.object({
  BulkEmailEntryResults: v.array(v.object({ MessageId: v.optional(v.string()) })),
});

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
      }),
    ),
  ),
});

interface RecordedCall {
  readonly request: v.InferOutput<typeof BulkRequest>;
  readonly answer: v.InferOutput<typeof BulkAnswer>;
}

/** One message to one person. */
export interface Mail {
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
}

export interface SesRecorder {
  /** Where functions are to look for SES. */
  readonly url: string;
  /** All mail so far, by address. */
  sent(): Promise<Mail[]>;
  close(): Promise<void>;
}

/** Starts the recorder in front of the MiniStack at `ministack`. */
export async function recordSes(ministack: string): Promise<SesRecorder> {
  const calls: RecordedCall[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const answer = await fetch(`${ministack}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      body: body.length > 0 ? body : null,
    });
    const answered = await answer.text();
    if (answer.ok && request.url?.endsWith('/outbound-bulk-emails')) {
      calls.push({
        request: v.parse(BulkRequest, JSON.parse(body.toString())),
        answer: v.parse(BulkAnswer, JSON.parse(answered)),
      });
    }
    response
      .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
      .end(answered);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    sent: () => readSent(ministack, calls),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readSent(ministack: string, calls: readonly RecordedCall[]): Promise<Mail[]> {
  const kept = v.parse(Kept, await (await fetch(`${ministack}/_ministack/ses/messages`)).json());
  return (kept.messages[ACCOUNT] ?? [])
    .map(({ MessageId, To, Subject, BodyText, BodyHtml }) => ({
      to: To.join(),
      subject: Subject,
      text: BodyText,
      html: BodyHtml,
      ...asRecorded(MessageId, calls),
    }))
    .toSorted((one, other) => (one.to < other.to ? -1 : 1));
}

/** What the call said in which MiniStack gave out this message id. */
function asRecorded(messageId: string, calls: readonly RecordedCall[]) {
  for (const { request, answer } of calls) {
    const index = answer.BulkEmailEntryResults.findIndex((result) => result.MessageId === messageId);
    const entry = request.BulkEmailEntries[index];
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
    };
  }
  throw new Error(`MiniStack has a message ${messageId} that no function has sent.`);
}
