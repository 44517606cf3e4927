/** The letter on a change to somebody with a place, without what changes their calendar. */
import type { RenderedLetter } from '../email/letter-mime.ts';
import { button, note, paragraph, title } from '../email/mail-parts.ts';
import { markup } from '../email/markup.ts';
import { wrapped } from '../email/plain-text.ts';
import { eventLetterHtml, joinButton } from '../registrations/event-letter-html.ts';
import { eventLetterText, joinBlocks } from '../registrations/event-letter-text.ts';
import {
  type NoticeLetterContent,
  type NoticeLetterInput,
  noticeLetterContent,
} from './notice-letter-content.ts';
import { wasAndIsLines } from './was-and-is.ts';
import { wasAndIsHtml } from './was-and-is-html.ts';

/** The same input always gives the same message. */
export function renderNoticeLetter(input: NoticeLetterInput): RenderedLetter {
  const content = noticeLetterContent(input);
  return { subject: content.subject, text: asText(content), html: asHtml(content) };
}

function asHtml(content: NoticeLetterContent): string {
  const { words, says, times, places, happens, join, change, action } = content;
  return eventLetterHtml(
    content,
    markup`${title(content.title)}
${paragraph(markup`<strong>${says}</strong>`)}
${wasAndIsHtml(times, words)}
${join && joinButton(join, words)}
${happens.map(note)}
${change !== null && note(change)}
${button(action, false)}
${places && wasAndIsHtml(places, words)}`,
  );
}

function asText(content: NoticeLetterContent): string {
  const { words, says, times, places, happens, join, change, action } = content;
  const lines = (each: typeof times) =>
    wasAndIsLines(each, words)
      .map((line) => wrapped(line))
      .join('\n');
  return eventLetterText(content, [
    wrapped(content.preheader),
    wrapped(says),
    lines(times),
    ...happens.map((line) => wrapped(line)),
    ...joinBlocks(join, words),
    `${wrapped(change ?? `${action.label}:`)}\n${action.address}`,
    ...(places ? [lines(places)] : []),
  ]);
}
