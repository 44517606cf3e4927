/** A letter on a registration, as HTML. */
import { button, note, timeBox, title } from '../email/mail-parts.ts';
import { markup } from '../email/markup.ts';
import { eventLetterHtml, joinButton } from './event-letter-html.ts';
import type { RegistrationContent } from './registration-content.ts';

export const registrationHtml = (content: RegistrationContent): string =>
  eventLetterHtml(
    content,
    markup`${title(content.title)}
${timeBox(content.day, content.hours)}
${content.join && joinButton(content.join, content.words)}
${note(content.happens)}
${note(content.change)}
${button(content.action, false)}`,
  );
