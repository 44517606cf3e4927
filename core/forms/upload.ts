/**
 * Reads a form that may bring a file, `multipart/form-data`, more strictly than browsers write it: a field, a file or a part that nobody
 * asked for makes all of it unreadable.
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
import { UNSEEN } from '../languages/unseen-signs.ts';
import type { BadField, FieldNames, ReadBody } from './fields.ts';

/** A form's fields, those among them that may have several lines, and its file. */
export interface UploadNames extends FieldNames {
  readonly lines: readonly string[];
  /** The name of the one file; null: it brings none. */
  readonly file: string | null;
}

export interface ReadUpload extends ReadBody {
  /** The file, whatever it is called; null when none was chosen. */
  readonly file: Uint8Array<ArrayBuffer> | null;
}

/** RFC 2046 section 5.1.1. */
const TYPE = /^multipart\/form-data\s*;\s*boundary=("?)([0-9A-Za-z'()+_,./:=?-]{1,70})\1\s*$/i;

/** Whether a content type is that of such a form, with or without all it needs. */
export const isMultipart = (contentType: string): boolean =>
  /^multipart\/form-data\s*(;|$)/i.test(contentType.trim());

/** Parts of one body: some more than any form of ours has. */
const MOST_PARTS = 40;

const NOTHING: ReadUpload = {
  fields: new Map(),
  bad: [{ because: 'malformed', field: null }],
  file: null,
};

export async function readUpload(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
  names: UploadNames,
): Promise<ReadUpload> {
  const boundary = TYPE.exec(contentType.trim())?.[2];
  if (boundary === undefined || partsOf(body, boundary) > MOST_PARTS) return NOTHING;
  const parts = await partsIn(body, contentType);
  const known = new Set([...names.once, ...names.many, ...names.lines]);
  const files = parts?.filter((part) => part.file !== null) ?? [];
  // Some programs send a file that was not chosen as a text of no length.
  const isNoFile = ({ name, text }: Part) => name === names.file && text === '';
  const texts = parts?.filter((part) => part.file === null && !isNoFile(part)) ?? [];
  if (!parts || files.length > 1 || !files.every(({ name }) => name === names.file)) return NOTHING;
  if (!texts.every(({ name }) => known.has(name))) return NOTHING;
  const file = files[0]?.file ?? null;
  return { ...readTexts(texts, names), file: file && file.byteLength > 0 ? file : null };
}

function partsOf(body: Uint8Array<ArrayBuffer>, boundary: string): number {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const sought = Buffer.from(`--${boundary}`);
  let count = 0;
  for (let at = bytes.indexOf(sought); at >= 0 && count <= MOST_PARTS; at = bytes.indexOf(sought, at + 1))
    count += 1;
  return count;
}

interface Part {
  readonly name: string;
  readonly text: string;
  readonly file: Uint8Array<ArrayBuffer> | null;
}

async function partsIn(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<Part[] | null> {
  try {
    const form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
    return await Promise.all(
      [...form].map(async ([name, value]) =>
        typeof value === 'string'
          ? { name, text: value, file: null }
          : { name, text: '', file: new Uint8Array(await value.arrayBuffer()) },
      ),
    );
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** What stands for bytes that are no UTF-8, and what no line of a form has. */
const NOT_ON_A_LINE = /\p{Cc}|[\u2028\u2029\ufffd]/u;
/** The same, where line ends and tabs may be. */
const NOT_IN_LINES = /[^\P{Cc}\t\n]|[\u2028\u2029\ufffd]/u;

function readTexts(texts: readonly Part[], { once, many, lines }: UploadNames): ReadBody {
  const single = new Set([...once, ...lines]);
  const fields = new Map(
    [...single, ...many].map((name) => [
      name,
      texts.filter((part) => part.name === name).map(({ text }) => text.replaceAll('\r\n', '\n')),
    ]),
  );
  const bad = [...fields].flatMap(([field, values]): BadField[] => {
    if (single.has(field) && values.length > 1) return [{ because: 'repeated', field }];
    const never = lines.includes(field) ? NOT_IN_LINES : NOT_ON_A_LINE;
    return values.some((value) => never.test(value) || UNSEEN.test(value))
      ? [{ because: 'controls', field }]
      : [];
  });
  return { fields, bad };
}
