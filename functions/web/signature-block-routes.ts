/** The pictures for people's e-mail signatures: offered until January is over, and gone from then on. */
import type { Context, Hono } from 'hono';
import { fill } from '../../core/languages/catalogue.ts';
import { catalogueFor, offeredFor } from '../../core/languages/languages.ts';
import { BLOCK_ROUTE, languageOfFile } from '../../core/signature-block/block-address.ts';
import { blockMonths, blockOffer } from '../../core/signature-block/block-offer.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function signatureBlockRoutes(app: Hono, dependencies: WebDependencies): void {
  app.get(BLOCK_ROUTE, (c) => showBlock(c, dependencies));
}

async function showBlock(c: Context, dependencies: WebDependencies): Promise<Response> {
  const { agencies, events, signatureBlocks } = dependencies;
  const year = Number(c.req.param('year'));
  const language = languageOfFile(c.req.param('file') ?? '');
  const [agency, heads] = await Promise.all([agencies.read(), events.heads()]);
  if (!heads.some((head) => head.year === year) || offeredFor(language, agency) !== language)
    return c.notFound();
  const { awarenessDay } = catalogueFor(language, agency);
  const now = new Date();
  const offer = blockOffer(year, agency.timeZone, now);
  if (offer === 'over') return tell(c, 410, fill(awarenessDay.blockGone, { year: String(year) }));
  const block = offer === 'early' ? undefined : await signatureBlocks.find({ year, language });
  if (!block) return tell(c, 404, awarenessDay.blockEarly);
  const { over } = blockMonths(year, agency.timeZone);
  return show(c, block, over.getTime() - now.getTime());
}

const DAY_SECONDS = 86_400;

/** Nobody keeps it for longer than it is offered. */
function show(
  c: Context,
  { digest, png }: { readonly digest: string; readonly png: Uint8Array },
  offeredMs: number,
): Response {
  const etag = `"${digest}"`;
  c.header('ETag', etag);
  c.header('Cache-Control', `public, max-age=${Math.min(DAY_SECONDS, Math.floor(offeredMs / 1000))}`);
  const known = c.req.header('If-None-Match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return c.body(null, 304);
  return c.body(Uint8Array.from(png), 200, { 'Content-Type': 'image/png' });
}

/** A line of text: a program asked, and a person may look at what it got. */
function tell(c: Context, status: 404 | 410, words: string): Response {
  c.header('Cache-Control', 'no-store');
  return c.text(`${words}\n`, status);
}
