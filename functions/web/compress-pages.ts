/** Sends the calendar's pages compressed to whoever takes gzip, which every browser does: a busy month is as light as a quiet one. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';

const compress = promisify(gzip);

/** Less is as short without. */
const WORTH_IT_BYTES = 2_000;

/** Two thirds of what the slowest would save, in a third of its time. */
const LEVEL = 4;

/**
 * For pages that are the same for everyone. What holds a person's link or words is sent as it is: its length after compression
 * could tell a listener of what is in it (BREACH).
 * @see https://www.breachattack.com/
 */
export const compressPages: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.append('Vary', 'Accept-Encoding');
  if (c.req.method !== 'GET' || c.res.status !== 200 || !takesGzip(c.req.header('Accept-Encoding'))) return;
  if (!headers.get('Content-Type')?.startsWith('text/html')) return;
  const page = Buffer.from(await c.res.arrayBuffer());
  const isWorthIt = page.length >= WORTH_IT_BYTES;
  const body = isWorthIt ? await compress(page, { level: LEVEL }) : page;
  c.res = new Response(body, { status: 200, headers });
  if (isWorthIt) c.res.headers.set('Content-Encoding', 'gzip');
};

/** Whether gzip stands among what the client takes, and not with a weight of zero (RFC 9110 section 12.5.3). */
export const takesGzip = (acceptEncoding = ''): boolean =>
  acceptEncoding
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((each) => each.trim()))
    .some(([coding, weight]) => (coding === 'gzip' || coding === '*') && !/^q=0(\.0+)?$/.test(weight ?? ''));
