/** A reminder as HTML. */

import type { HelpLine } from './hotlines.ts';
import { COLOURS } from './look.ts';
import { mailFrame } from './mail-frame.ts';
import {
  button,
  heading,
  inLanguage,
  kicker,
  labelled,
  mailLink,
  note,
  paragraph,
  quietHeading,
  small,
  timeBox,
  title,
} from './mail-parts.ts';
import { type Markup, markup } from './markup.ts';
import { linked } from './prose.ts';
import type { ReminderContent } from './reminder-content.ts';
import type { Shortened } from './shorten-description.ts';

/** One paragraph of the description; what is measured when a description is shortened. */
export const descriptionParagraph = (text: string): Markup => paragraph(linked(text, mailLink));

export function reminderHtml(content: ReminderContent, description: Shortened): string {
  const { words, subject, preheader, agency } = content;
  return mailFrame({
    words,
    subject,
    preheader,
    from: agency.name,
    card: markup`${opening(content)}${about(content, description)}${questions(content)}${help(content)}`,
    footer: footer(content),
  });
}

function opening(content: ReminderContent): Markup {
  const { notice, day, hours, facts, joinsByPlace, actions, calendarFile, eventLanguage } = content;
  return markup`${kicker(content.kicker)}
${title(inLanguage(eventLanguage, markup`${content.title}`))}
${notice !== null && paragraph(markup`<strong>${notice}</strong>`)}
${timeBox(day, hours)}
${facts.map(({ label, lines, ownWords }) =>
  labelled(label, inLanguage(ownWords ? eventLanguage : null, linked(lines.join('\n'), mailLink))),
)}
${joinsByPlace && markup`{{join_html}}`}${actions.map((action, index) => button(action, index === 0))}
${calendarFile !== null && note(calendarFile)}
${addTo(content)}`;
}

function addTo({ words, addLinks }: ReminderContent): Markup | null {
  if (addLinks.length === 0) return null;
  const links = addLinks.map(
    ({ label, address }, index) => markup`${index > 0 && ' · '}${mailLink(address, label)}`,
  );
  return paragraph(markup`${words.eventPage.add.mail} ${links}`);
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

function questions({ words, askForAccommodations }: ReminderContent): Markup {
  return markup`${heading(words.event.accommodations)}
${paragraph(linked(askForAccommodations, mailLink))}`;
}

/** Low-key: it is for the one reader who needs it, not what the message is about. */
function help({ words, helpLines }: ReminderContent): Markup | null {
  if (helpLines.length === 0) return null;
  const line = ({ name, ways }: HelpLine) =>
    markup`<strong>${name}</strong>${ways.map((way) => markup`<br>${linked(way, mailLink)}`)}`;
  return markup`${quietHeading(words.help.title)}${helpLines.map((each) => small(line(each)))}`;
}

/** The person's own parts stand here, and nowhere else but the link to join of those who have a place. */
function footer({ words, signUpAddress, agency }: ReminderContent): Markup {
  return markup`${small(markup`${words.footer.why} {{lists_html}}<br>
<a href="{{unsubscribe}}" class="link" style="color:${COLOURS.accent};font-weight:600">${words.footer.leave}</a>`)}
${small(markup`<a href="{{manage}}" class="link" style="color:${COLOURS.accent}">${words.footer.change}</a><br>
${words.footer.yoursAlone}`)}
${small(markup`${words.footer.forwarded} ${mailLink(signUpAddress, words.footer.signUp)}`)}
${small(markup`${agency.name}<br>${agency.postalAddress}<br>${mailLink(agency.page, agency.page)}`)}`;
}
