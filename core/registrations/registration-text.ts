/** A letter on a registration, as plain text. */
import { wrapped } from '../email/plain-text.ts';
import { eventLetterText, joinBlocks } from './event-letter-text.ts';
import type { RegistrationContent } from './registration-content.ts';

export const registrationText = (content: RegistrationContent): string =>
  eventLetterText(content, [
    wrapped(content.preheader),
    wrapped(content.happens),
    ...joinBlocks(content.join, content.words),
    `${wrapped(content.change)}\n${content.action.address}`,
  ]);
