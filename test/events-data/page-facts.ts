import type { Event } from '../../core/calendar/event.ts';

/** A description is told by its size and its two ends: whole, and in the page's own words. */
export interface Text {
  readonly paragraphs: number;
  readonly words: number;
  readonly from: string;
  readonly to: string;
}

/** One thing a page says: the event (its UID up to the @), what of it, and what stands there. */
export type Fact = readonly [event: string, what: 'presenter' | 'text' | 'due' | keyof Event, value: unknown];

/** Everything one page says, beside the calendar that holds it. */
export interface PageFacts {
  /** The title of the page. */
  readonly page: string;
  /** The calendar's file in `events-data/`. */
  readonly file: string;
  readonly year: number;
  /** The agency file in `events-data/` that governs it. */
  readonly agency: string;
  readonly name: string;
  readonly url: string;
  readonly facts: readonly Fact[];
}
