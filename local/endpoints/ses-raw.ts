/** A message that the caller composed itself (`Content.Raw`): what SES changes on its way. */
import { addressParser } from 'postal-mime';
import { AwsError } from './aws-call.ts';
import { messageIdHeader } from './ses-mime.ts';

/** Longest line of a message, without its CRLF (RFC 5322 section 2.1.1). */
const LONGEST_LINE = 998;

export interface RawMail {
  readonly from: string | undefined;
  readonly recipients: readonly string[];
  /** The message as it leaves: SES's own Date and Message-ID, no Bcc. */
  readonly stamp: (messageId: string, date: Date) => Buffer;
}

/** Reads the header section of a raw message. */
export function readRawMail(base64: string): RawMail {
  // Latin-1 keeps every byte as it is.
  const message = Buffer.from(base64, 'base64')
    .toString('latin1')
    .replace(/\r\n|\r|\n/g, '\r\n');
  if (message.split('\r\n').some((line) => line.length > LONGEST_LINE)) {
    throw new AwsError(
      'BadRequestException',
      `A line of the message is longer than ${LONGEST_LINE} characters.`,
    );
  }
  const end = message.indexOf('\r\n\r\n');
  const head = end === -1 ? message : message.slice(0, end);
  const body = end === -1 ? '\r\n\r\n' : message.slice(end);
  const fields = head.split(/\r\n(?![ \t])/).filter((field) => field !== '');
  const addresses = (name: string) =>
    fields.filter(named(name)).flatMap((field) => addressesOf(field.slice(field.indexOf(':') + 1)));
  return {
    from: addresses('From')[0],
    recipients: [...addresses('To'), ...addresses('Cc'), ...addresses('Bcc')],
    stamp: (messageId, date) => {
      const kept = fields.filter(
        (field) => !['Date', 'Message-ID', 'Bcc'].some((name) => named(name)(field)),
      );
      const stamps = [`Message-ID: ${messageIdHeader(messageId)}`, `Date: ${rfc5322(date)}`];
      return Buffer.from([...kept, ...stamps].join('\r\n') + body, 'latin1');
    },
  };
}

const named = (name: string) => (field: string) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`);

const addressesOf = (value: string) =>
  addressParser(value.replaceAll('\r\n', ''), { flatten: true }).flatMap(({ address }) => address ?? []);

const rfc5322 = (date: Date) => date.toUTCString().replace('GMT', '+0000');
