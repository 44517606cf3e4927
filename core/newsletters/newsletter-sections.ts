/** An issue by its sections, and which of them fill themselves. */
import type { Heading, MarkdownBlock } from '../markdown/markdown.ts';

/** What a heading of an issue can be marked with: `## Upcoming events {#upcoming-events}`. */
export const UPCOMING_EVENTS = 'upcoming-events';
export const IN_THIS_ISSUE = 'in-this-issue';
export const SECTION_MARKERS = [IN_THIS_ISSUE, UPCOMING_EVENTS] as const;
export type SectionMarker = (typeof SECTION_MARKERS)[number];

/** A `##` heading and what is below it; no heading for what stands above the first. */
export interface NewsletterSection {
  readonly heading: Heading | null;
  /** Written by hand: in a section that fills itself an introduction, or nothing. */
  readonly blocks: readonly MarkdownBlock[];
  readonly marker: SectionMarker | null;
}

/** The sections in their order. One without heading comes first, and only where something stands there. */
export function sectionsOf(blocks: readonly MarkdownBlock[]): NewsletterSection[] {
  const sections: { heading: Heading | null; blocks: MarkdownBlock[]; marker: SectionMarker | null }[] = [
    { heading: null, blocks: [], marker: null },
  ];
  for (const block of blocks) {
    if (block.type === 'heading' && block.level === 2)
      sections.push({ heading: block, blocks: [], marker: markerOf(block) });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections.filter((section) => section.heading !== null || section.blocks.length > 0);
}

const markerOf = ({ marker }: Heading): SectionMarker | null =>
  SECTION_MARKERS.find((known) => known === marker) ?? null;
