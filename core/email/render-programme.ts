/** The month's programme as a message, or what is new in it; rendered once per language and style. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { CalendarHead } from '../calendar/event.store.ts';
import type { Event } from '../calendar/event.ts';
import { catalogueFor } from '../languages/languages.ts';
import { renderEventList } from './event-list-mailing.ts';
import { programmeContent } from './programme-content.ts';
import type { RenderedMessage } from './render-reminder.ts';

export interface ProgrammeInput {
  readonly year: number;
  /** Of which it tells. */
  readonly events: readonly Event[];
  /** How many more it only leads to. */
  readonly more: number;
  /** Whether these are all of the month. */
  readonly whole: boolean;
  /** What the month is called; not there where nobody has named it. */
  readonly head: CalendarHead | undefined;
  readonly agency: Agency;
  /** The wanted language; without a catalogue for it, the agency's first. */
  readonly language: string;
  readonly style: Style;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
}

/** The same input always gives the same message; nobody's address, and no link to join. */
export const renderProgramme = (input: ProgrammeInput): RenderedMessage =>
  renderEventList(programmeContent(input, catalogueFor(input.language, input.agency)), input.style);
