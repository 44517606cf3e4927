/** A letter as a message. */
import type { RenderedLetter } from '../email/letter-mime.ts';
import { type LetterInput, letterContent } from './letter-content.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';

/** The same input always gives the same message. */
export function renderLetter(input: LetterInput): RenderedLetter {
  const content = letterContent(input);
  return { subject: content.subject, text: letterText(content), html: letterHtml(content) };
}
