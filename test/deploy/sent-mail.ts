/**
 * The mail that MiniStack's SES has accepted. It keeps subject, text and HTML of a message and forgets headers and
 * attachments, so those are read off the wire on which the function's call went by: a mail is told of both. Of a letter
 * all is read off the wire, where it went by as raw MIME.
 */
import PostalMime from 'postal-mime';
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

/** Of SendEmail. @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const LetterRequest = v.object({
  Content: v.object({ Raw: v.object({ Data: v.string() }) }),
  ConfigurationSetName: v.string(),
  EmailTags: Tags,
});

const LetterAnswer = v.object({ MessageId: v.string() });

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
  /** Whether it is a letter, and no mailing. */
  readonly isLetter: boolean;
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

/** All mail that the MiniStack at `ministack` has accepted, by address and time; `exchanges` are all that functions said to SES. */
export async function readSentMail(ministack: string, exchanges: readonly Exchange[]): Promise<Mail[]> {
  const kept = v.parse(Kept, await (await fetch(`${ministack}/_ministack/ses/messages`)).json());
  const said = new Map((await Promise.all(exchanges.map(saidIn))).flat());
  return (kept.messages[ACCOUNT] ?? [])
    .map(({ MessageId, To, Subject, BodyText, BodyHtml, Timestamp }) => ({
      messageId: MessageId,
      at: new Date(Timestamp * 1000),
      to: To.join(),
      subject: Subject,
      text: BodyText,
      html: BodyHtml,
      ...saidOf(MessageId, said),
    }))
    .toSorted((one, other) =>
      one.to < other.to ? -1 : one.to > other.to ? 1 : Number(one.at) - Number(other.at),
    );
}

/** What MiniStack does not keep of a mailing's message; of a letter, all that a mail program reads. */
type Said = Omit<Mail, 'messageId' | 'at' | 'to' | 'subject' | 'text' | 'html'> &
  Partial<Pick<Mail, 'subject' | 'text' | 'html'>>;

function saidOf(messageId: string, said: ReadonlyMap<string, Said>): Said {
  const found = said.get(messageId);
  if (!found) throw new Error(`MiniStack has a message ${messageId} that no function has sent.`);
  return found;
}

/** What a call said of each message, by the ids that MiniStack gave out for them. */
async function saidIn(exchange: Exchange): Promise<[string, Said][]> {
  if (exchange.status !== 200) return [];
  if (exchange.path.endsWith('/outbound-bulk-emails')) return saidInBulk(exchange);
  return exchange.path.endsWith('/outbound-emails') ? [await saidInLetter(exchange)] : [];
}

const valuesOf = (pairs: readonly { readonly Name: string; readonly Value: string }[]) =>
  Object.fromEntries(pairs.map(({ Name, Value }) => [Name, Value]));

function saidInBulk({ request, answer }: Exchange): [string, Said][] {
  const call = v.parse(BulkRequest, JSON.parse(request));
  const { Template } = call.DefaultContent;
  return v.parse(BulkAnswer, JSON.parse(answer)).BulkEmailEntryResults.flatMap(({ MessageId }, index) => {
    const entry = call.BulkEmailEntries[index];
    if (!MessageId || !entry) return [];
    const headers = [...Template.Headers, ...entry.ReplacementHeaders];
    const said: Said = {
      isLetter: false,
      from: call.FromEmailAddress,
      replyTo: call.ReplyToAddresses.join(),
      headers: valuesOf(headers.map(({ Name, Value }) => ({ Name: Name.toLowerCase(), Value }))),
      attachments: Template.Attachments.map(({ FileName, ContentType, RawContent }) => ({
        name: FileName,
        contentType: ContentType,
        text: Buffer.from(RawContent, 'base64').toString(),
      })),
      configurationSet: call.ConfigurationSetName,
      tags: valuesOf([...call.DefaultEmailTags, ...entry.ReplacementTags]),
    };
    return [[MessageId, said]];
  });
}

async function saidInLetter({ request, answer }: Exchange): Promise<[string, Said]> {
  const call = v.parse(LetterRequest, JSON.parse(request));
  const mail = await PostalMime.parse(Buffer.from(call.Content.Raw.Data, 'base64'));
  const said: Said = {
    isLetter: true,
    from: mail.from?.address ?? '',
    replyTo: mail.replyTo?.map(({ address }) => address).join() ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    attachments: [],
    configurationSet: call.ConfigurationSetName,
    tags: valuesOf(call.EmailTags),
  };
  return [v.parse(LetterAnswer, JSON.parse(answer)).MessageId, said];
}
