/** A feed as Atom (RFC 4287), whatever its entries tell of. */
import { type Markup, markup } from '../email/markup.ts';

export interface AtomDocument {
  readonly language: string;
  readonly title: string;
  readonly subtitle: string | null;
  /** The address of the feed itself: its id. */
  readonly source: string;
  /** The page that says the same to people. */
  readonly page: string;
  /** An instant: that of its youngest entry. */
  readonly updated: string;
  readonly author: string;
  readonly entries: readonly Markup[];
}

export const atomDocument = (feed: AtomDocument): string =>
  String(markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
<id>${feed.source}</id>
<title>${xml(feed.title)}</title>
${
  feed.subtitle !== null &&
  markup`<subtitle>${xml(feed.subtitle)}</subtitle>
`
}<link rel="self" type="application/atom+xml" href="${feed.source}"/>
<link rel="alternate" type="text/html" href="${feed.page}"/>
<updated>${feed.updated}</updated>
<author><name>${xml(feed.author)}</name></author>
${feed.entries}</feed>
`);

/** XML 1.0 (section 2.2) has no place for these two; other control characters go wherever markup is made. */
export const xml = (text: string): string => text.replace(/[\ufffe\uffff]/g, '');
