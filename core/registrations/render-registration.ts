/** A letter on a registration as a message, without what goes into the attendee's calendar. */
import type { RenderedLetter } from '../email/letter-mime.ts';
import { type RegistrationInput, registrationContent } from './registration-content.ts';
import { registrationHtml } from './registration-html.ts';
import { registrationText } from './registration-text.ts';

/** The same input always gives the same message. */
export function renderRegistration(input: RegistrationInput): RenderedLetter {
  const content = registrationContent(input);
  return { subject: content.subject, text: registrationText(content), html: registrationHtml(content) };
}
