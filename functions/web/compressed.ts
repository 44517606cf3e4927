/**
 * Answers that are sent compressed, to whoever takes gzip, as every browser does. None of them repeats words of somebody's choice: beside
 * a secret, the length of the page would tell a listener of the secret (BREACH). A zone or a style is one of a few.
 * @see https://www.breachattack.com/
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const compress = promisify(gzip);

/** A text as it is, and as it is sent. */
export interface Compressed {
  readonly text: string;
  readonly gzipped: Buffer<ArrayBuffer>;
}

export const compressed = async (text: string): Promise<Compressed> => ({
  text,
  gzipped: Buffer.from(await compress(text)),
});

/** Compresses a file that never changes when it is first asked for, and not while the function starts. */
export function compressedOnce(text: string): () => Promise<Compressed> {
  let made: Promise<Compressed> | undefined;
  return () => {
    made ??= compressed(text);
    return made;
  };
}

/** `type` is the media type with its charset; headers that are set already stay. */
export function answerCompressed(c: Context, { text, gzipped }: Compressed, type: string): Response {
  c.header('Content-Type', type);
  c.header('Vary', 'Accept-Encoding, Accept-Language');
  if (!takesGzip(c.req.header('Accept-Encoding'))) return c.body(text);
  c.header('Content-Encoding', 'gzip');
  return c.body(gzipped);
}

/** The media type of every page. */
export const HTML = 'text/html; charset=UTF-8';

/** Characters from which on a page is too heavy beside its look and script to be sent as it is. */
const HEAVY = 12_000;

export const isHeavy = (html: string): boolean => html.length >= HEAVY;

/** A page made for one request: what is light is sent sooner than it is compressed. */
export async function answerPage(c: Context, html: string): Promise<Response> {
  return isHeavy(html) ? answerCompressed(c, await compressed(html), HTML) : c.html(html);
}

/** Whether gzip stands among what the client takes, and not with a weight of zero (RFC 9110 section 12.5.3). */
export const takesGzip = (acceptEncoding = ''): boolean =>
  acceptEncoding
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((each) => each.trim()))
    .some(([coding, weight]) => (coding === 'gzip' || coding === '*') && !/^q=0(\.0+)?$/.test(weight ?? ''));
