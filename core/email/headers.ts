/**
 * The headers of a mailing. SES takes at most 15 per message, names up to 126 and values up to 995 characters of
 * printable ASCII, name and value together up to 996; it accepts each of these once.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html
 * @see https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
import type { Agency } from '../agency/agency.ts';
import { type Audience, isList } from '../subscribers/audience.ts';

type Sender = Agency['senders']['mailings'];

/** One header, as SES's `MessageHeader` has it, in lower case. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

const LIMITS = { name: 126, value: 995, together: 996 } as const;
/** SES's limit; the shared and the personal headers of a message together must stay within it. */
export const MAX_HEADERS = 15;

/**
 * A header that SES will take.
 * @throws {Error} when it is too long, not plain ASCII, or holds a line end: such a value is refused, never mended.
 */
export function header(name: string, value: string): Header {
  if (!/^[!-9;-~]+$/.test(name) || name.length > LIMITS.name) {
    throw new Error(`A header's name must be 1 to ${LIMITS.name} ASCII characters without spaces or colons.`);
  }
  if (!/^[ -~]+$/.test(value) || value.length > LIMITS.value) {
    throw new Error(
      `The header ${name} must be 1 to ${LIMITS.value} printable ASCII characters on one line.`,
    );
  }
  if (name.length + value.length > LIMITS.together) {
    throw new Error(
      `The header ${name} and its value must be ${LIMITS.together} characters together at most.`,
    );
  }
  return { name, value };
}

/**
 * What all messages of a mailing carry: a machine sent them, so no vacation reply is wanted (RFC 3834).
 * Help is a person who answers: the address of a web page could name the month's topic in a discreet mail.
 * @see https://www.rfc-editor.org/rfc/rfc2369 for List-Help
 */
export function mailingHeaders({ senders }: Pick<Agency, 'senders'>): Header[] {
  return [
    header('Auto-Submitted', 'auto-generated'),
    header('Precedence', 'bulk'),
    header('List-Help', `<mailto:${senders.mailings.replyTo}>`),
  ];
}

/** What a message carries for one recipient. */
export interface PersonalHeadersInput {
  /** Through which the message came. */
  readonly audience: Audience;
  readonly agency: Pick<Agency, 'shortName' | 'senders'>;
  readonly unsubscribeUrl: string;
}

/** List-Id (RFC 2919), and one-click unsubscription (RFC 8058) in the order that AWS asks for. */
export function personalHeaders({ audience, agency, unsubscribeUrl }: PersonalHeadersInput): Header[] {
  return [
    header('List-Id', listId(audience, agency)),
    header('List-Unsubscribe', `<${new URL(unsubscribeUrl).href}>`),
    header('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
  ];
}

/**
 * The phrase is the agency's short name only: mail programs show it, and a list's name may tell too much. All events that
 * people ask for share one id, for a reader's filter.
 */
const listId = (audience: Audience, agency: Pick<Agency, 'shortName' | 'senders'>): string =>
  `${phrase(agency.shortName)} <${isList(audience) ? `${audience}.lists` : 'asked.events'}.${mailDomain(agency)}>`;

/** The domain that mailings come from; what we name in it is nobody else's. */
export const mailDomain = ({ senders }: Pick<Agency, 'senders'>): string =>
  (senders.mailings.address.split('@').at(-1) ?? '').toLowerCase();

/**
 * A sender as it stands in the From header: `CDSS <events@updates.cdss.ca.gov>`.
 * @throws {Error} when the address holds more than plain ASCII.
 */
export function formatSender({ name, address }: Pick<Sender, 'name' | 'address'>): string {
  return header('From', `${phrase(name)} <${address}>`).value;
}

/** A display phrase: plain words as they are, anything else as encoded words (RFC 2047), which hold no line end. */
export function phrase(text: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9 ]*$/.test(text) ? text : chunks(text).map(encodedWord).join(' ');
}

const encodedWord = (text: string): string => `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;

/** An encoded word has at most 75 characters, so at most 45 bytes of text: 11 characters of any script. */
const chunks = (text: string): string[] =>
  Array.from({ length: Math.ceil([...text].length / 11) }, (_, index) =>
    [...text].slice(index * 11, index * 11 + 11).join(''),
  );
