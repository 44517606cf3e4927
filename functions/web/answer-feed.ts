/** How feeds are answered: what has not changed is not sent again, and what nobody has is said in a line of text. */
import type { Context } from 'hono';
import type { FeedWishRead } from '../../core/feeds/feed-wish.ts';
import { isNotModified, validatorsOf } from '../../core/feeds/freshness.ts';
import { fill } from '../../core/languages/catalogue.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { Reader } from '../../core/pages/page-frame.ts';

/** A feed, or a file for a calendar program. */
export interface FeedAnswer {
  readonly content: string;
  readonly type: string;
  /** Neutral: it stays in a folder of downloads. */
  readonly fileName: string;
  readonly changedAt: string;
}

/** Says what the content is known by, and the content only to those who do not have it. */
export function answerFeed(c: Context, { content, type, fileName, changedAt }: FeedAnswer): Response {
  const validators = validatorsOf(content, changedAt);
  c.header('ETag', validators.etag);
  c.header('Last-Modified', validators.lastModified);
  c.header('Cache-Control', 'public, max-age=300');
  // Other websites show the calendar, by their own scripts: it is the same for everyone, and no cookie makes it another.
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  const conditions = {
    ifNoneMatch: c.req.header('If-None-Match'),
    ifModifiedSince: c.req.header('If-Modified-Since'),
  };
  if (isNotModified(validators, conditions)) return c.body(null, 304);
  c.header('Content-Disposition', `inline; filename="${fileName}"`);
  return c.body(content, 200, { 'Content-Type': type });
}

type Refused = Exclude<FeedWishRead, { ok: true }>;

/** What of a wish there is not, and what there is instead. */
export function refuseWish(c: Context, refused: Refused, { agency, language }: Reader): Response {
  const { wrong, noTopic } = catalogueFor(language, agency).eventPage.feed;
  if (refused.because === 'unknown-topic') return refuse(c, 404, noTopic);
  return refuse(c, 400, fill(wrong[refused.because], { known: refused.known.join(', ') }));
}

/** A line of text: a program asked, and a person may look at what it got. */
export function refuse(c: Context, status: 400 | 404, words: string): Response {
  c.header('Cache-Control', 'no-store');
  return c.text(`${words}\n`, status);
}
