/** A newsletter issue as a message, rendered once per language and style. */
import type { Style } from '../agency/style.ts';
import { catalogueFor } from '../languages/languages.ts';
import type { NewsletterInput } from '../newsletters/newsletter-content.ts';
import { eventMailingHtml } from './event-mailing-html.ts';
import { eventMailingText } from './event-mailing-text.ts';
import { newsletterHtml } from './newsletter-html.ts';
import { newsletterMailing } from './newsletter-mailing.ts';
import { newsletterText } from './newsletter-text.ts';
import { literal } from './placeholders.ts';
import type { RenderedMessage } from './render-reminder.ts';

export interface NewsletterMailInput extends NewsletterInput {
  /** The wanted language; without a catalogue for it, the agency's first. */
  readonly language: string;
  readonly style: Style;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
}

/** The same input always gives the same message, whenever it is rendered; nobody's address, and no link to join. */
export function renderNewsletter(input: NewsletterMailInput): RenderedMessage {
  const mailing = newsletterMailing(input, catalogueFor(input.language, input.agency));
  return {
    subject: literal(mailing.subject),
    html: eventMailingHtml(mailing, newsletterHtml(mailing)),
    text: eventMailingText(mailing, newsletterText(mailing)),
    attachment: null,
  };
}
