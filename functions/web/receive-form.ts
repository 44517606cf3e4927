/** Takes a form that asks for a letter. The same is read and written for every address, whether we know it or not. */
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { LambdaEvent } from 'hono/aws-lambda';
import { isFromOurPages } from '../../core/forms/from-our-pages.ts';
import { type AskedForm, type Judgement, judgeForm } from '../../core/forms/judge-form.ts';
import { NETWORK_LIMIT, networkHash } from '../../core/forms/network.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { type RefusedStatus, refusedPage } from '../../core/pages/refused-page.ts';
import { counterOf } from '../../core/runtime/limit.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** Bytes of the largest body; ours are below 2 KB. */
const LARGEST_BODY = 10 * 1024;

/** The status of a form that is shown again with errors (RFC 9110 section 15.5.21). */
export const FORM_AGAIN = 422;

export type ReceiveDependencies = Pick<
  WebDependencies,
  'agencies' | 'linkKeys' | 'idKey' | 'limits' | 'siteUrl' | 'log'
>;

/** What came, and for whom the answer is. Refused is what no form of ours sends: it has its answer (403, 413 or 415). */
export type Received = { readonly reader: Reader; readonly words: Catalogue } & (
  | Judgement
  | { readonly outcome: 'refused'; readonly response: Response }
);

/** Receives a form, and says what it is; who sent it is not counted yet. */
export async function receiveForm(
  c: Context,
  dependencies: ReceiveDependencies,
  form: AskedForm,
): Promise<Received> {
  const [reader, keys, body] = await Promise.all([
    readerOf(c, dependencies),
    dependencies.linkKeys(),
    c.req.arrayBuffer(),
  ]);
  c.header('Cache-Control', 'no-store');
  const words = catalogueFor(reader.language, reader.agency);
  const refused = refusal(c, dependencies.siteUrl, body.byteLength);
  if (refused !== null) {
    const response = await c.html(refusedPage(reader, refused, form.path), refused);
    return { reader, words, outcome: 'refused', response };
  }
  const judging = { now: new Date(), keys, agency: reader.agency, words };
  return { reader, words, ...judgeForm(new Uint8Array(body), form, judging) };
}

/** How a form sends itself, and how many bytes that may have. */
export interface BodyKind {
  readonly isIts: (contentType: string) => boolean;
  readonly largest: number;
}

/** Why no form of ours can have sent this, as a status; null when one may have. */
export function refusal(
  c: Context,
  siteUrl: string,
  bytes: number,
  kind: BodyKind = URLENCODED,
): RefusedStatus | null {
  const source = { site: c.req.header('Sec-Fetch-Site'), origin: c.req.header('Origin') };
  if (!isFromOurPages(source, siteUrl)) return 403;
  if (!kind.isIts(c.req.header('Content-Type') ?? '')) return 415;
  return bytes > kind.largest ? 413 : null;
}

const isUrlencoded = (contentType: string): boolean =>
  /^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType.trim());

const URLENCODED: BodyKind = { isIts: isUrlencoded, largest: LARGEST_BODY };

/**
 * Counts a form that is about to be acted upon; one with a mistake in it does nothing, and an honest network with many would be
 * silenced by them. The address of the network comes from API Gateway, never from a header that anyone can write. The log says
 * that a network was full, not which: an operator whose people sit behind one address finds out why some got no letter.
 */
export async function isNetworkFull(
  c: Context,
  { idKey, limits, log }: Pick<ReceiveDependencies, 'idKey' | 'limits' | 'log'>,
): Promise<boolean> {
  const counter = counterOf(NETWORK_LIMIT, networkOf(c, await idKey()), new Date());
  const full = await limits.take([counter], randomBytes(8).toString('hex'));
  if (full) log.warn('form not acted upon: its network has sent too many', { limit: full.limit.name });
  return full !== null;
}

/** Names the network that a form came from, as a counter counts for it. */
export const networkOf = (c: Context, idKey: string): string =>
  networkHash(sourceIpOf(c.env?.event as LambdaEvent | undefined), idKey);

function sourceIpOf(event: LambdaEvent | undefined): string {
  const context = event?.requestContext;
  return context && 'http' in context ? context.http.sourceIp : 'unknown';
}
