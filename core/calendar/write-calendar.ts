/** Prints events as iCalendar (RFC 5545) for attachments and feeds: other people's calendars read it. */
import type { Event, Kind } from './event.ts';
import { manyLines, oneLine } from './plain-text.ts';

/** One event as one reader's calendar is to show it. */
export interface CalendarEntry {
  readonly event: Pick<Event, 'uid' | 'kind' | 'sequence' | 'status' | 'allDay' | 'start' | 'end'>;
  /** These texts are the caller's choice: a discreet entry tells less than the event knows. */
  readonly summary: string;
  readonly description?: string | null;
  readonly location?: string | null;
  readonly url?: string | null;
  readonly conference?: string | null;
  readonly categories?: readonly string[];
  /** When its content last changed, as an instant: LAST-MODIFIED, and DTSTAMP in place of the calendar's. */
  readonly changedAt?: string;
}

/** A calendar to be printed. */
export interface WrittenCalendar {
  /** NAME, and X-WR-CALNAME for programs that know only that; null in an attachment. */
  readonly name?: string | null;
  /** What a calendar that is subscribed to says of itself; nothing in an attachment. */
  readonly feed?: FeedHead;
  /** `PUBLISH`: here it is, no answer wanted (RFC 5546 section 3.2.1). */
  readonly method: 'PUBLISH';
  /** When this was said, as an instant: never the time of reading, or every copy of a feed would differ. */
  readonly stampedAt: string;
  readonly entries: readonly CalendarEntry[];
}

/** An invitation of one person, or the taking back of one (RFC 5546 sections 3.2.2 and 3.2.5). */
export interface WrittenInvitation {
  readonly method: 'REQUEST' | 'CANCEL';
  /** When this very message was made, as an instant. */
  readonly stampedAt: string;
  readonly entry: CalendarEntry;
  /** Who invites: the sender of the message, or mailboxes take it for forged. */
  readonly organizer: { readonly name: string; readonly address: string };
  /** The address of the person who has the place; a calendar that is published names nobody. */
  readonly attendee: string;
}

/** RFC 7986, with the older names that Outlook and Google know. */
export interface FeedHead {
  readonly description: string | null;
  /** Page of the calendar. */
  readonly url: string;
  /** Where this very feed is read. */
  readonly source: string;
  /** How often reading again makes sense, as a duration: `PT4H`. */
  readonly refreshEvery: string;
}

const CRLF = '\r\n';

/** Octets of a line, without its end (RFC 5545 section 3.1). */
const LONGEST_LINE = 75;

/** Kinds that leave a reader's day free: one can do something else meanwhile. */
const LEAVES_FREE: ReadonlySet<Kind> = new Set(['ON-DEMAND', 'OBSERVANCE', 'EXHIBIT']);

/** The text of an iCalendar file, CRLF after every line: UTC times, no people, no alarms. */
export function writeCalendar({ name, feed, method, stampedAt, entries }: WrittenCalendar): string {
  return calendarText(method, [
    ...(name ? [text('NAME', name), text('X-WR-CALNAME', name)] : []),
    ...(feed ? feedLines(feed) : []),
    ...entries.flatMap((entry) => eventLines(entry, stampedAt)),
  ]);
}

/** The same for one person: they have said yes already, and no answer is wanted. */
export function writeInvitation(invitation: WrittenInvitation): string {
  const { method, stampedAt, entry, organizer, attendee } = invitation;
  return calendarText(
    method,
    eventLines(entry, stampedAt, [
      `ORGANIZER;CN=${parameter(organizer.name)}:${mailto(organizer.address)}`,
      `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:${mailto(attendee)}`,
    ]),
  );
}

function calendarText(method: string, content: readonly string[]): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Events//EN', 'CALSCALE:GREGORIAN'];
  const lines = [...head, `METHOD:${method}`, ...content, 'END:VCALENDAR'];
  return lines.map((line) => fold(line) + CRLF).join('');
}

const feedLines = ({ description, url, source, refreshEvery }: FeedHead): string[] => [
  ...(description ? ['DESCRIPTION', 'X-WR-CALDESC'].map((name) => longText(name, description)) : []),
  `URL:${address(url)}`,
  `SOURCE;VALUE=URI:${address(source)}`,
  `REFRESH-INTERVAL;VALUE=DURATION:${refreshEvery}`,
  `X-PUBLISHED-TTL:${refreshEvery}`,
];

function eventLines(entry: CalendarEntry, stampedAt: string, people: readonly string[] = []): string[] {
  const { event, summary, description, location, url, conference, categories = [], changedAt } = entry;
  return [
    'BEGIN:VEVENT',
    text('UID', event.uid),
    `DTSTAMP:${basicInstant(changedAt ?? stampedAt)}`,
    ...(changedAt ? [`LAST-MODIFIED:${basicInstant(changedAt)}`] : []),
    ...timeLines(event),
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.status}`,
    `TRANSP:${LEAVES_FREE.has(event.kind) ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...people,
    text('SUMMARY', summary),
    ...(description ? [longText('DESCRIPTION', description)] : []),
    ...(location ? [text('LOCATION', location)] : []),
    ...(url ? [`URL:${address(url)}`] : []),
    ...(conference ? [`CONFERENCE;VALUE=URI:${address(conference)}`] : []),
    ...(categories.length > 0
      ? [`CATEGORIES:${categories.map((each) => escaped(oneLine(each))).join()}`]
      : []),
    'END:VEVENT',
  ];
}

const timeLines = ({ allDay, start, end }: CalendarEntry['event']): string[] =>
  allDay
    ? [moment('DTSTART', start.replaceAll('-', '')), moment('DTEND', end.replaceAll('-', ''))]
    : [moment('DTSTART', basicInstant(start)), moment('DTEND', basicInstant(end))];

const DATE_LENGTH = '20270111'.length;

const moment = (name: string, basic: string): string =>
  `${name}${basic.length === DATE_LENGTH ? ';VALUE=DATE' : ''}:${basic}`;

/** `20270111T210000Z`, cut off at the second. */
const basicInstant = (instant: string): string => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');

const text = (name: string, words: string): string => `${name}:${escaped(oneLine(words))}`;

const longText = (name: string, words: string): string => `${name}:${escaped(manyLines(words))}`;

/** A value of type TEXT (RFC 5545 section 3.3.11). */
const escaped = (words: string): string => words.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** Addresses stand as they are: what could end the line and begin another is escaped. */
const address = (uri: string): string => uri.trim().replace(/[\s\p{Cc}]/gu, encodeURIComponent);

/** A parameter in quotes; what may not stand between them is written as RFC 6868 has it. */
const parameter = (words: string): string =>
  `"${oneLine(words).replaceAll('^', '^^').replaceAll('"', "^'")}"`;

/** RFC 6068 section 2: these signs of an address would mean something else in the link. */
const mailto = (mailbox: string): string =>
  `mailto:${mailbox.replace(/[\s\p{Cc}%?#/&=^`{|}"]/gu, encodeURIComponent)}`;

/** Breaks a line after 75 octets at most, never inside a character; the space that continues it counts too. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST_LINE) return line;
  const parts = [''];
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      parts.push(' ');
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return parts.join(CRLF);
}
