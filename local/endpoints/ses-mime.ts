/** A message as SES would put it on the wire (RFC 5322, MIME). */
import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { addressParser } from 'postal-mime';
import type { Attachment, Header } from './ses-request.ts';

/** What a message is made of, every variable filled in. Addresses stand as they go into the header. */
export interface Mail {
  readonly messageId: string;
  readonly date: Date;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly headers: readonly Header[];
  readonly attachments: readonly MimeAttachment[];
}

export type MimeAttachment = ReturnType<typeof mimeAttachment>;

const ENCODINGS = { BASE64: 'base64', QUOTED_PRINTABLE: 'quoted-printable', SEVEN_BIT: '7bit' } as const;

/** An attachment with its content decoded; done once per call, as all recipients get the same. */
export function mimeAttachment(attachment: Attachment) {
  const { FileName, ContentType, ContentId, ContentDescription } = attachment;
  return {
    filename: FileName,
    content: Buffer.from(attachment.RawContent, 'base64'),
    contentTransferEncoding: ENCODINGS[attachment.ContentTransferEncoding ?? 'BASE64'],
    contentDisposition: attachment.ContentDisposition === 'INLINE' ? 'inline' : 'attachment',
    ...(ContentType === undefined ? {} : { contentType: ContentType }),
    ...(ContentId === undefined ? {} : { cid: ContentId }),
    ...(ContentDescription === undefined ? {} : { headers: { 'Content-Description': ContentDescription } }),
  };
}

/** SES's own Message-ID for the id that it answers. */
export const messageIdHeader = (messageId: string): string => `<${messageId}@email.amazonses.com>`;

/** The message, CRLF throughout. SES writes Date and Message-ID itself, whatever the request's headers say. */
export function composeMail(mail: Mail): Promise<Buffer> {
  const headers = mail.headers.filter(({ Name }) => !/^(date|message-id)$/i.test(Name));
  return new MailComposer({
    from: mailboxes([mail.from]),
    to: mailboxes(mail.to),
    cc: mailboxes(mail.cc),
    replyTo: mailboxes(mail.replyTo),
    subject: mail.subject,
    messageId: messageIdHeader(mail.messageId),
    date: mail.date,
    text: withCrlf(mail.text),
    html: withCrlf(mail.html),
    attachments: [...mail.attachments],
    headers: headers.map(({ Name, Value }) => ({ key: Name, value: { prepared: true, value: Value } })),
    baseBoundary: randomUUID(),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** Line ends as RFC 5322 wants them; the composer keeps those that it is given. */
const withCrlf = (text: string | undefined) => text?.replaceAll(/\r\n|\r|\n/g, '\r\n');

// Read apart, because the composer would wrap the encoded word of a display name in quotes.
const mailboxes = (addresses: readonly string[]) =>
  addresses
    .flatMap((address) => addressParser(address, { flatten: true }))
    .map(({ name, address }) => ({ name, address }));
