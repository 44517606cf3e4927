/** A calendar as the table holds it: one event of each kind, and what tells of them. */
import type { StoredEvent } from '../../core/calendar/changes.ts';
import { type Event, KINDS } from '../../core/calendar/event.ts';
import type { FeedInput } from '../../core/feeds/calendar-feed.ts';
import type { FeedTelling } from '../../core/feeds/feed-entry.ts';
import type { FeedWish } from '../../core/feeds/feed-wish.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { agency, SITE_URL, samples } from '../email/sample.ts';

export const CHANGED_AT = '2025-12-01T17:00:00.250Z';

/** An event as a load stored it. */
export const stored = (event: Event, changedAt = CHANGED_AT): StoredEvent => ({
  ...event,
  changedAt,
  previousStart: null,
  knownSince: {},
  addedAt: '2025-12-01T00:00:00.000Z',
  notice: null,
  states: [],
  withdrawn: false,
});

export const everyKind = KINDS.map((kind) => stored(samples[kind].event));

export const head = {
  year: 2026,
  name: 'The Month 2026',
  description: 'What it is.\n\nAnd why.',
  changedAt: CHANGED_AT,
};

export const WISH: FeedWish = { language: 'en', style: 'discreet', topic: null, kind: null };

export function feedInput(
  wish: Partial<FeedWish> = {},
  events: readonly StoredEvent[] = everyKind,
): FeedInput {
  return { agency, siteUrl: SITE_URL, head, events, wish: { ...WISH, ...wish } };
}

export const telling = ({ style, language }: Partial<FeedWish> = {}): FeedTelling => ({
  agency,
  siteUrl: SITE_URL,
  style: style ?? 'discreet',
  words: catalogueFor(language ?? 'en', agency),
});
