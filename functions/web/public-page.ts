/** Pages that are the same for everyone: rendered and compressed once, and then handed out for a while. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const compress = promisify(gzip);

/** A page as it is, and as it is sent to whoever takes gzip, which every browser does: a busy month is as light as a quiet one. */
export interface PublicPage {
  readonly html: string;
  readonly gzipped: Buffer<ArrayBuffer>;
}

export const publicPage = async (html: string): Promise<PublicPage> => ({
  html,
  gzipped: Buffer.from(await compress(html)),
});

/**
 * Answers with a page. What holds a person's link or words is never sent this way: its length after compression could tell a
 * listener of what is in it (BREACH).
 * @see https://www.breachattack.com/
 */
export function answerPublic(c: Context, { html, gzipped }: PublicPage): Response {
  c.header('Vary', 'Accept-Encoding, Accept-Language');
  if (!takesGzip(c.req.header('Accept-Encoding'))) return c.html(html) as Response;
  return c.body(gzipped, 200, { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Encoding': 'gzip' });
}

/** Whether gzip stands among what the client takes, and not with a weight of zero (RFC 9110 section 12.5.3). */
export const takesGzip = (acceptEncoding = ''): boolean =>
  acceptEncoding
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((each) => each.trim()))
    .some(([coding, weight]) => (coding === 'gzip' || coding === '*') && !/^q=0(\.0+)?$/.test(weight ?? ''));
