/** A change notice as a message for everyone who was promised the event and has no place, once per language and style. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import type { CalendarEntry } from '../calendar/write-calendar.ts';
import { calendarEntry } from '../email/calendar-entry.ts';
import { attachmentFileName, eventAttachment } from '../email/event-attachment.ts';
import { literal } from '../email/placeholders.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import type { Attachment, RenderedMessage } from '../email/render-reminder.ts';
import { fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { formerEvent, withoutFormerLink } from './former-event.ts';
import type { MaterialFacts } from './material-facts.ts';
import { toldChanges } from './notice-changes.ts';
import { noticeContent } from './notice-content.ts';
import { noticeHtml } from './notice-html.ts';
import { noticeText } from './notice-text.ts';
import type { NoticeTelling } from './notice-wording.ts';

export interface NoticeInput {
  /** As it is now. */
  readonly event: Event;
  /** As people were last told. */
  readonly from: MaterialFacts;
  readonly agency: Agency;
  /** The wanted language; without a catalogue for it, the agency's first. */
  readonly language: string;
  readonly style: Style;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
  /** The notice's moment, as an instant: it stamps the calendar entry. */
  readonly stampedAt: string;
}

/** A change notice always brings the event as it is now for the reader's own calendar. */
export type RenderedNotice = RenderedMessage & { readonly attachment: Attachment };

/** The same input always gives the same message; nobody's address, and no join link of an event with limited places. */
export function renderNotice(input: NoticeInput): RenderedNotice {
  const { from, agency, language, style, siteUrl, stampedAt } = input;
  const shown = withoutPrivateJoinLink(withoutFormerLink(input.event, from));
  const { event, language: eventLanguage } = eventIn(shown, language, agency);
  const former = eventIn(withoutPrivateJoinLink(formerEvent(input.event, from)), language, agency);
  const telling = {
    event,
    ...{ former: former.event, formerLanguage: former.language },
    changes: toldChanges({ event: input.event, from, hasPlace: false }),
    ...{ agency, style, words: catalogueFor(language, agency) },
  };
  const fileName = attachmentFileName(event, style);
  const content = noticeContent({ ...telling, siteUrl, eventLanguage, fileName });
  return {
    subject: literal(content.subject),
    html: noticeHtml(content),
    text: noticeText(content),
    attachment: eventAttachment({ entry: entryOf(telling), stampedAt, fileName }),
  };
}

/** Many calendars show a cancelled event as any other, so its title says it; nobody joins it. */
function entryOf(telling: NoticeTelling): CalendarEntry {
  const entry = calendarEntry(telling);
  if (telling.event.status !== 'CANCELLED') return entry;
  const { canceled } = telling.words.eventPage.entry;
  return { ...entry, summary: fill(canceled, { title: entry.summary }), conference: null };
}
