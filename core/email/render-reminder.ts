/** A reminder as a message, rendered once per mailing, language and style. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { Event, Reminder } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import { catalogueFor } from '../languages/languages.ts';
import type { Month } from '../month/month.ts';
import { calendarEntry } from './calendar-entry.ts';
import { attachmentFileName, eventAttachment } from './event-attachment.ts';
import { occasionOf } from './occasion.ts';
import { literal } from './placeholders.ts';
import { privateJoinLink, withoutPrivateJoinLink } from './private-join-link.ts';
import { reminderContent } from './reminder-content.ts';
import { descriptionParagraph, reminderHtml } from './reminder-html.ts';
import { reminderText } from './reminder-text.ts';
import { shortenDescription } from './shorten-description.ts';

/** A file that comes with a message. */
export interface Attachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: string;
}

/** A message as SES takes it: templates with placeholders for what is each person's own (see `placeholders.ts`). */
export interface RenderedMessage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachment: Attachment | null;
}

/** A reminder always brings the event for the reader's own calendar. */
export type RenderedReminder = RenderedMessage & { readonly attachment: Attachment };

export interface ReminderInput {
  readonly event: Event;
  readonly reminder: Reminder;
  readonly agency: Agency;
  /** The wanted language; without a catalogue for it, the agency's first. */
  readonly language: string;
  readonly style: Style;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
  /** The month file of the event's year; null where there is none. Awareness Day alone takes words from it. */
  readonly month: Month | null;
}

/** The same input always gives the same message; nobody's address, and no join link of an event with limited places. */
export function renderReminder(input: ReminderInput): RenderedReminder {
  const { reminder, agency, language, style, siteUrl, month } = input;
  const { event, language: eventLanguage } = eventIn(withoutPrivateJoinLink(input.event), language, agency);
  const words = catalogueFor(language, agency);
  const telling = { event, agency, style, words, occasion: occasionOf(event, reminder) };
  const fileName = attachmentFileName(event, style);
  const hasPrivateJoin = privateJoinLink(input.event) !== null;
  const content = reminderContent({ ...telling, siteUrl, eventLanguage, fileName, hasPrivateJoin, month });
  const description = shortenDescription(event.description, descriptionParagraph);
  return {
    subject: literal(content.subject),
    html: reminderHtml(content, description),
    text: reminderText(content, description),
    attachment: eventAttachment({ entry: calendarEntry(telling), stampedAt: reminder.dueAt, fileName }),
  };
}
