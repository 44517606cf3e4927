/**
 * Who may use the local pages: a browser or a program on this machine that means them. They show everybody's mail
 * and move the clock, so a page from elsewhere must reach neither.
 */
import type { Context, MiddlewareHandler } from 'hono';

const OURS = new Set(['localhost', '127.0.0.1']);

/**
 * Answers 403 unless the request names this machine (a foreign name that resolves to it is DNS rebinding) and, when
 * it changes something, comes from these pages or from a program. Sets the headers that keep the answers to ourselves.
 */
export const sameMachine: MiddlewareHandler = async (c, next) => {
  if (!OURS.has(hostOf(c))) {
    return c.text('These pages answer only at http://localhost and http://127.0.0.1.\n', 403);
  }
  if (!['GET', 'HEAD'].includes(c.req.method) && isCrossSite(c)) {
    return c.text('Refused: this request comes from another site.\n', 403);
  }
  await next();
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  }
};

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** The Host header says what the browser believes it talks to; without one, the address that was asked for. */
const hostOf = (c: Context) => hostname(`http://${c.req.header('host') ?? new URL(c.req.url).host}`);

function hostname(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** Browsers say where a request comes from; programs such as curl say nothing and are let in. */
function isCrossSite(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = c.req.header('origin');
  return origin !== undefined && origin !== `http://${c.req.header('host') ?? new URL(c.req.url).host}`;
}
