/** A mailing that lists events, day by day: the month's programme, what is new in it, or a digest. */
import type { Style } from '../agency/style.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import type { EventGroup } from './event-list.ts';
import { eventListHtml, fitting } from './event-list-html.ts';
import { eventListText } from './event-list-text.ts';
import type { EventMailing } from './event-mailing.ts';
import { eventMailingHtml } from './event-mailing-html.ts';
import { type Block, eventMailingText, textProse, withAddress } from './event-mailing-text.ts';
import { button, kicker, mailLink, paragraph, title } from './mail-parts.ts';
import { type Markup, markup } from './markup.ts';
import { literal } from './placeholders.ts';
import type { RenderedMessage } from './render-reminder.ts';

export interface EventListMailing extends EventMailing {
  readonly kicker: string;
  readonly title: string;
  readonly intro: string;
  readonly groups: readonly EventGroup[];
  /** A sentence for what there was no room for. */
  readonly more: string | null;
  /** The page of a calendar. */
  readonly page: string;
}

/** As much of a list as there is room for, and how many events it only leads to, `besides` included. */
export function listParts(
  all: readonly EventGroup[],
  besides: number,
  { programme }: Catalogue,
): Pick<EventListMailing, 'groups' | 'more'> {
  const { groups, left } = fitting(all);
  const count = left + besides;
  return { groups, more: count === 0 ? null : counted(count, programme.more) };
}

/** A sentence for one, or for several. */
export const counted = (
  count: number,
  { one, other }: { readonly one: string; readonly other: string },
): string => (count === 1 ? one : fill(other, { count: String(count) }));

/** The same content always gives the same message; nobody's address, and no link to join. */
export const renderEventList = (content: EventListMailing, style: Style): RenderedMessage => ({
  subject: literal(content.subject),
  html: eventMailingHtml(content, opening(content)),
  text: eventMailingText(content, style === 'open' ? openText(content) : discreetText(content)),
  attachment: null,
});

const opening = (content: EventListMailing): Markup => markup`${kicker(content.kicker)}
${title(content.title)}
${paragraph(content.intro)}
${eventListHtml(content.groups)}
${content.more !== null && paragraph(markup`${content.more} ${mailLink(content.page, content.page)}`)}
${button({ label: content.words.programme.seeAll, address: content.page }, true)}`;

const listed = ({ groups, more, page }: EventListMailing): Block[] => [
  ...eventListText(groups),
  more === null ? null : withAddress(more, page),
];

const openText = (content: EventListMailing): Block[] => [
  textProse(`${content.kicker}\n${content.title}`),
  textProse(content.intro),
  withAddress(`${content.words.programme.seeAll}:`, content.page),
  ...listed(content),
];

/** Mailboxes show the beginning of the plain text: what tells the topic comes after it, as in reminders. */
const discreetText = (content: EventListMailing): Block[] => [
  textProse(content.preheader),
  withAddress(`${content.words.programme.seeAll}:`, content.page),
  textProse(content.words.programme.below),
  textProse(content.title),
  textProse(content.intro),
  ...listed(content),
];
