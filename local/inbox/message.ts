/** A message as a person or a program wants to see it. */
import PostalMime, { type Address, decodeWords, type Attachment as ParsedAttachment } from 'postal-mime';

export interface Attachment {
  readonly fileName: string;
  /** With `method`, where a calendar has one: `text/calendar; method=PUBLISH`. */
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Text as it is, anything else in base64. */
  readonly content: string;
  readonly encoding: 'utf8' | 'base64';
}

export interface Message {
  /** In the order of the message, unfolded, otherwise as they stand. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `From` with its display name. */
  readonly sender: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
}

export async function parseMessage(eml: Buffer): Promise<Message> {
  const { headers, from, text, html, attachments } = await PostalMime.parse(eml);
  return {
    headers: headers.map(({ originalKey, value }) => [originalKey, value] as const),
    sender: from === undefined ? '' : spelled(from),
    text: text ?? null,
    html: html ?? null,
    attachments: attachments.map(attachment),
  };
}

const spelled = ({ name, address }: Address) =>
  address === undefined || name === '' ? (address ?? name) : `${name} <${address}>`;

function attachment(
  { filename, mimeType, method, content: parsed }: ParsedAttachment,
  index: number,
): Attachment {
  const calendar = mimeType === 'text/calendar';
  const bytes = typeof parsed === 'string' ? Buffer.from(parsed) : Buffer.from(new Uint8Array(parsed));
  // The parser turns a calendar's line ends into LF; RFC 5545 section 3.1 wants CRLF, and so it left.
  const content = calendar ? Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r\n')) : bytes;
  const encoding = mimeType.startsWith('text/') ? 'utf8' : 'base64';
  return {
    fileName: filename ?? `attachment-${index + 1}`,
    contentType: method === undefined ? mimeType : `${mimeType}; method=${method}`,
    size: content.length,
    content: content.toString(encoding),
    encoding,
  };
}

/** The subject, from the header section alone: a list of thousands must not parse thousands of messages. */
export function subjectOf(eml: Buffer): string {
  const end = eml.indexOf('\r\n\r\n');
  const head = eml.subarray(0, end === -1 ? eml.length : end).toString('utf8');
  const [, field = ''] = /^subject:[ \t]*(.*(?:\r?\n[ \t].*)*)/im.exec(head) ?? [];
  return decodeWords(field.replaceAll(/\r?\n(?=[ \t])/g, '')).trim();
}
