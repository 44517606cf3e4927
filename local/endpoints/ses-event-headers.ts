/** The headers of a message as SES repeats them in what it publishes. */
import { addressParser } from 'postal-mime';
import { subjectOf } from '../inbox/message.ts';

/** Bytes of headers that SES repeats; beyond them it leaves out the rest and says so. */
const LONGEST = 10_000;

/** The headers of a message as it left, without the two that SES wrote itself. */
export function eventHeaders(eml: Buffer, messageId: string) {
  const all = headersOf(eml).filter(({ name }) => !/^(message-id|date)$/i.test(name));
  const headers = all.slice(0, howManyFit(all));
  const addresses = (name: string) =>
    all
      .filter((header) => header.name.toLowerCase() === name)
      .flatMap(({ value }) => addressParser(value, { flatten: true }))
      .flatMap(({ address }) => address ?? []);
  return {
    headersTruncated: headers.length < all.length,
    headers,
    commonHeaders: { from: addresses('from'), to: addresses('to'), messageId, subject: subjectOf(eml) },
  };
}

interface Header {
  readonly name: string;
  readonly value: string;
}

function headersOf(eml: Buffer): Header[] {
  const end = eml.indexOf('\r\n\r\n');
  const fields = eml
    .toString('utf8', 0, end === -1 ? eml.length : end)
    .replaceAll(/\r\n(?=[ \t])/g, '')
    .split('\r\n');
  return fields.map((field) => {
    const colon = field.indexOf(':');
    return { name: field.slice(0, colon), value: field.slice(colon + 1).trim() };
  });
}

function howManyFit(headers: readonly Header[]): number {
  let bytes = 0;
  const over = headers.findIndex(({ name, value }) => {
    bytes += name.length + value.length;
    return bytes > LONGEST;
  });
  return over === -1 ? headers.length : over;
}
