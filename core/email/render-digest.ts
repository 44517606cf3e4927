/** A digest as a message; rendered once per language, style and selection. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { catalogueFor } from '../languages/languages.ts';
import type { DigestRhythm } from '../subscribers/rhythm.ts';
import { digestContent } from './digest-content.ts';
import { renderEventList } from './event-list-mailing.ts';
import type { RenderedMessage } from './render-reminder.ts';

export interface DigestInput {
  readonly rhythm: DigestRhythm;
  /** The day on which it is sent, `2027-01-04`. */
  readonly day: string;
  /** What begins in its days. */
  readonly beginning: readonly Event[];
  /** What goes on through them. */
  readonly goingOn: readonly Event[];
  readonly agency: Agency;
  /** The wanted language; without a catalogue for it, the agency's first. */
  readonly language: string;
  readonly style: Style;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
}

/** The same input always gives the same message; nobody's address, and no link to join. */
export const renderDigest = (input: DigestInput): RenderedMessage =>
  renderEventList(digestContent(input, catalogueFor(input.language, input.agency)), input.style);
