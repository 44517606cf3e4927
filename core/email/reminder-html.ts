/** A reminder as HTML. */
import { kitHtml } from './awareness-day-kit.ts';
import { eventMailingHtml } from './event-mailing-html.ts';
import {
  addToCalendars,
  button,
  heading,
  inLanguage,
  kicker,
  labelled,
  mailLink,
  note,
  paragraph,
  timeBox,
  title,
} from './mail-parts.ts';
import { type Markup, markup } from './markup.ts';
import { linked } from './prose.ts';
import type { ReminderContent } from './reminder-content.ts';
import type { Shortened } from './shorten-description.ts';

/** One paragraph of the description; what is measured when a description is shortened. */
export const descriptionParagraph = (text: string): Markup => paragraph(linked(text, mailLink));

export const reminderHtml = (content: ReminderContent, description: Shortened): string =>
  eventMailingHtml(
    content,
    markup`${opening(content)}${about(content, description)}${content.kit && kitHtml(content.kit)}`,
  );

function opening(content: ReminderContent): Markup {
  const { remark, day, hours, facts, joinsByPlace, actions, calendarFile, eventLanguage, words, addLinks } =
    content;
  return markup`${kicker(content.kicker)}
${title(inLanguage(eventLanguage, markup`${content.title}`))}
${remark !== null && paragraph(markup`<strong>${remark}</strong>`)}
${timeBox(day, hours)}
${facts.map(({ label, lines, ownWords }) =>
  labelled(label, inLanguage(ownWords ? eventLanguage : null, linked(lines.join('\n'), mailLink))),
)}
${joinsByPlace && markup`{{join_html}}`}${actions.map((action, index) => button(action, index === 0))}
${calendarFile !== null && note(calendarFile)}
${addLinks.length > 0 && addToCalendars(words.eventPage.add.mail, addLinks)}`;
}

function about(
  { words, aboutHeading, eventLanguage, moreAt, flyers }: ReminderContent,
  { paragraphs, isCut }: Shortened,
): Markup {
  const text = paragraphs.map(descriptionParagraph);
  return markup`${paragraphs.length > 0 && heading(aboutHeading)}
${eventLanguage === null ? text : markup`<div lang="${eventLanguage}">${text}</div>`}
${isCut && paragraph(markup`${words.event.readMore} ${mailLink(moreAt, moreAt)}`)}
${flyers.map((address) => labelled(words.event.flyer, mailLink(address, address)))}`;
}
