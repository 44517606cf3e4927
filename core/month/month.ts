/** What a year's page says beside its events: the words of `events-data/<year>.yaml`. */
import type { Localized } from '../agency/text-fields.ts';
import type { MarkdownBlock } from '../markdown/markdown.ts';

/** Markdown as it was read, by language: each of the agency's has it. */
export type Prose = Readonly<Record<string, readonly MarkdownBlock[]>>;

/** Parts that every year's page has by itself, under which a section may stand. */
export const PAGE_PARTS = ['events', 'exhibits', 'on-demand', 'resources', 'community'] as const;
export type PagePart = (typeof PAGE_PARTS)[number];

/** One section of the page. */
export interface MonthSection {
  /** Its place in the page's address: `learn`. */
  readonly id: string;
  readonly title: Localized;
  readonly text: Prose;
  /** A part of the page, or the id of another section, that it belongs to; absent: it stands by itself. */
  readonly under?: string | undefined;
}

/** An official proclamation of the month, in the year in which it was made. */
export interface Proclamation {
  readonly title: Localized;
  /** Absent where nobody has told one. */
  readonly url?: string | undefined;
  readonly year: number;
}

/** What is at hand for National Human Trafficking Awareness Day. */
export interface AwarenessDay {
  readonly proclamation?: Proclamation | undefined;
  /** Texts to copy into social media, each whole. */
  readonly posts: readonly Localized[];
  readonly text?: Prose | undefined;
}

/** The picture for people's e-mail signatures; `words` stand in it. */
export interface SignatureBlockWords {
  readonly words: Localized;
}

/** A month file. */
export interface Month {
  readonly year: number;
  /** Where the calendar's own description does not say it all. */
  readonly background?: Prose | undefined;
  readonly sections: readonly MonthSection[];
  /** About events of the community. */
  readonly community?: { readonly text: Prose } | undefined;
  readonly awarenessDay?: AwarenessDay | undefined;
  readonly signatureBlock?: SignatureBlockWords | undefined;
}
