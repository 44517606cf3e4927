/** The month's programme as a message, or what is new in it; rendered once per language and style. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { CalendarHead } from '../calendar/event.store.ts';
import type { Event } from '../calendar/event.ts';
import { catalogueFor } from '../languages/languages.ts';
import { eventListHtml } from './event-list-html.ts';
import { eventListText } from './event-list-text.ts';
import { eventMailingHtml } from './event-mailing-html.ts';
import { type Block, eventMailingText, textProse, withAddress } from './event-mailing-text.ts';
import { button, kicker, mailLink, paragraph, title } from './mail-parts.ts';
import { type Markup, markup } from './markup.ts';
import { literal } from './placeholders.ts';
import { type ProgrammeContent, programmeContent } from './programme-content.ts';
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
export function renderProgramme(input: ProgrammeInput): RenderedMessage {
  const content = programmeContent(input, catalogueFor(input.language, input.agency));
  return {
    subject: literal(content.subject),
    html: eventMailingHtml(content, opening(content)),
    text: eventMailingText(content, input.style === 'open' ? openText(content) : discreetText(content)),
    attachment: null,
  };
}

const opening = (content: ProgrammeContent): Markup => markup`${kicker(content.kicker)}
${title(content.title)}
${paragraph(content.intro)}
${eventListHtml(content.groups)}
${content.more !== null && paragraph(markup`${content.more} ${mailLink(content.page, content.page)}`)}
${button({ label: content.words.programme.seeAll, address: content.page }, true)}`;

const listed = ({ groups, more, page }: ProgrammeContent): Block[] => [
  ...eventListText(groups),
  more === null ? null : withAddress(more, page),
];

const openText = (content: ProgrammeContent): Block[] => [
  textProse(`${content.kicker}\n${content.title}`),
  textProse(content.intro),
  withAddress(`${content.words.programme.seeAll}:`, content.page),
  ...listed(content),
];

/** Mailboxes show the beginning of the plain text: what tells the topic comes after it, as in reminders. */
const discreetText = (content: ProgrammeContent): Block[] => [
  textProse(content.preheader),
  withAddress(`${content.words.programme.seeAll}:`, content.page),
  textProse(content.words.programme.below),
  textProse(content.title),
  textProse(content.intro),
  ...listed(content),
];
