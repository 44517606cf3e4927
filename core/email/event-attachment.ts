/** The calendar entry that comes with a mailing on an event: for the reader's own calendar, which others may see too. */
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { type CalendarEntry, writeCalendar } from '../calendar/write-calendar.ts';
import type { Attachment } from './render-reminder.ts';

/** RFC 5546's "here it is, no answer wanted". The MIME parameter must agree with the METHOD within. */
const METHOD = 'PUBLISH';

const NEUTRAL_NAME = 'event';
const LONGEST_NAME = 60;

/** `event.ics`; in the open style the title, as far as ASCII letters and digits can tell it. */
export function attachmentFileName({ summary }: Pick<Event, 'summary'>, style: Style): string {
  const name = style === 'open' ? asciiName(summary) : '';
  return `${name || NEUTRAL_NAME}.ics`;
}

/** Cut after a whole word, where there is one. */
function asciiName(title: string): string {
  const words =
    title
      .normalize('NFD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .match(/[a-z0-9]+/g) ?? [];
  const name = words.join('-');
  return name.length <= LONGEST_NAME
    ? name
    : name
        .slice(0, LONGEST_NAME + 1)
        .replace(/-[^-]*$/, '')
        .slice(0, LONGEST_NAME);
}

/** What the attachment is made from. */
export interface AttachmentInput {
  readonly entry: CalendarEntry;
  /** The mailing's moment, as an instant: the same mailing always carries the same file. */
  readonly stampedAt: string;
  readonly fileName: string;
}

/** The entry in UTC, without anyone's name or address. */
export function eventAttachment({ entry, stampedAt, fileName }: AttachmentInput): Attachment {
  return {
    fileName,
    contentType: `text/calendar; charset=utf-8; method=${METHOD}`,
    content: writeCalendar({ method: METHOD, stampedAt, entries: [entry] }),
  };
}
