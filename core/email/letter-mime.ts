/**
 * A letter as the raw message that SES takes: text, HTML, perhaps an invitation that mail programs answer, and files.
 * nodemailer writes it down, so that no value can begin a header or a part of its own.
 */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Agency } from '../agency/agency.ts';
import { domainOf, isAddress } from '../subscribers/address.ts';
import { singleLine } from './plain-text.ts';
import type { Attachment } from './render-reminder.ts';

/** An invitation to an event, or the taking back of one (iMIP, RFC 6047). */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  /** The calendar object, whose METHOD is the same. */
  readonly content: string;
}

/** What a letter holds, whoever gets it. */
export interface RenderedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly Attachment[];
  readonly invitation?: Invitation;
}

export interface AddressedLetter {
  /** The letter's id. */
  readonly letter: string;
  /** The one address it goes to. */
  readonly to: string;
  readonly at: Date;
  readonly agency: Pick<Agency, 'senders'>;
  readonly rendered: RenderedLetter;
}

/** What a letter should go to is not one address; the message is not written, for mail programs might read two. */
export class NotOneAddressError extends Error {
  constructor(letter: string) {
    super(`Letter ${letter} is addressed to what is not one e-mail address; it was not written.`);
    this.name = 'NotOneAddressError';
  }
}

/**
 * The message: multipart/alternative, and around it multipart/mixed where files come with it. An invitation is the last
 * alternative and comes as `invite.ics` too, which is how Outlook, Gmail and Apple Mail all find it. The same letter
 * gives the same bytes; SES writes its own Date and Message-ID over ours.
 */
export async function letterMime({ letter, to, at, agency, rendered }: AddressedLetter): Promise<Buffer> {
  if (!isAddress(to)) throw new NotOneAddressError(letter);
  const { subject, text, html, attachments = [], invitation } = rendered;
  const { name, address, replyTo } = agency.senders.letters;
  const options = {
    from: { name: singleLine(name), address },
    replyTo: { name: '', address: replyTo },
    to: { name: '', address: to },
    subject: singleLine(subject),
    text,
    html,
    textEncoding: 'quoted-printable' as const,
    ...(invitation && {
      icalEvent: { method: invitation.method, filename: 'invite.ics', content: invitation.content },
    }),
    attachments: attachments.map(({ fileName, contentType, content }) => ({
      filename: singleLine(fileName),
      contentType: singleLine(contentType),
      content,
    })),
    headers: { 'Auto-Submitted': 'auto-generated' },
    date: at,
    messageId: `<${letter}@${domainOf(address)}>`,
    baseBoundary: createHash('sha256').update(`${letter}${text}`).digest('hex').slice(0, 24),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return new MailComposer(options).compile().build();
}
