/** A change notice as HTML: what is new and what to do about it come first. */
import { eventMailingHtml } from '../email/event-mailing-html.ts';
import {
  addToCalendars,
  button,
  inLanguage,
  kicker,
  labelled,
  mailLink,
  note,
  paragraph,
  title,
} from '../email/mail-parts.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import type { NoticeContent } from './notice-content.ts';
import { wasAndIsHtml } from './was-and-is-html.ts';

export function noticeHtml(content: NoticeContent): string {
  const { words, says, times, places, facts, eventLanguage, addLinks } = content;
  return eventMailingHtml(
    content,
    markup`${kicker(content.kicker)}
${title(inLanguage(eventLanguage, markup`${content.title}`))}
${paragraph(markup`<strong>${says.join(' ')}</strong>`)}
${wasAndIsHtml(times, words)}
${places && wasAndIsHtml(places, words)}
${actionsOf(content)}
${note(content.calendarFile)}
${addLinks.length > 0 && addToCalendars(words.notice.add, addLinks)}
${facts.map(({ label, lines, ownWords }) =>
  labelled(label, inLanguage(ownWords ? eventLanguage : null, linked(lines.join('\n'), mailLink))),
)}`,
  );
}

/** There is nothing to do about what is cancelled, and so no button that calls for it. */
const actionsOf = ({ actions, addLinks }: NoticeContent): Markup[] =>
  actions.map((action, index) => button(action, index === 0 && addLinks.length > 0));
