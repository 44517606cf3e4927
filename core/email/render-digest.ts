/** A digest as a message; rendered once per language, style and selection. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { catalogueFor } from '../languages/languages.ts';
import type { DigestRhythm } from '../subscribers/rhythm.ts';
import { type DigestContent, digestContent } from './digest-content.ts';
import { eventListHtml } from './event-list-html.ts';
import { eventListText } from './event-list-text.ts';
import { eventMailingHtml } from './event-mailing-html.ts';
import { type Block, eventMailingText, textProse, withAddress } from './event-mailing-text.ts';
import { button, kicker, mailLink, paragraph, title } from './mail-parts.ts';
import { type Markup, markup } from './markup.ts';
import { literal } from './placeholders.ts';
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
export function renderDigest(input: DigestInput): RenderedMessage {
  const content = digestContent(input, catalogueFor(input.language, input.agency));
  return {
    subject: literal(content.subject),
    html: eventMailingHtml(content, opening(content)),
    text: eventMailingText(content, input.style === 'open' ? openText(content) : discreetText(content)),
    attachment: null,
  };
}

const opening = (content: DigestContent): Markup => markup`${kicker(content.kicker)}
${title(content.title)}
${paragraph(content.words.digest.intro)}
${eventListHtml(content.groups)}
${content.more !== null && paragraph(markup`${content.more} ${mailLink(content.page, content.page)}`)}
${button({ label: content.words.programme.seeAll, address: content.page }, true)}`;

const listed = ({ groups, more, page }: DigestContent): Block[] => [
  ...eventListText(groups),
  more === null ? null : withAddress(more, page),
];

const openText = (content: DigestContent): Block[] => [
  textProse(`${content.kicker}\n${content.title}`),
  textProse(content.words.digest.intro),
  withAddress(`${content.words.programme.seeAll}:`, content.page),
  ...listed(content),
];

/** Mailboxes show the beginning of the plain text: what tells the topic comes after it, as in reminders. */
const discreetText = (content: DigestContent): Block[] => [
  textProse(content.preheader),
  withAddress(`${content.words.programme.seeAll}:`, content.page),
  textProse(content.words.programme.below),
  textProse(content.words.digest.intro),
  ...listed(content),
];
