/** What stands in an event and is not read: said aloud, so that nothing its author meant is dropped in silence. */
import type { Component, PropertyLine } from './component-tree.ts';
import { shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';

const PEOPLE = new Set(['ATTENDEE', 'ORGANIZER']);

/** What the standards put into an event, read or not: RFC 5545, 7986, 9073, 9074, 9253. */
const STANDARD = new Set([
  ...[
    'UID',
    'RECURRENCE-ID',
    'DTSTAMP',
    'DTSTART',
    'DTEND',
    'DURATION',
    'SUMMARY',
    'DESCRIPTION',
    'LOCATION',
  ],
  ...[
    'URL',
    'CATEGORIES',
    'CLASS',
    'COMMENT',
    'CONTACT',
    'CREATED',
    'LAST-MODIFIED',
    'GEO',
    'PRIORITY',
    'RESOURCES',
  ],
  ...[
    'SEQUENCE',
    'STATUS',
    'TRANSP',
    'ATTACH',
    'RELATED-TO',
    'REQUEST-STATUS',
    'COLOR',
    'IMAGE',
    'CONFERENCE',
  ],
  ...['STYLED-DESCRIPTION', 'STRUCTURED-DATA', 'CALENDAR-ADDRESS', 'LOCATION-TYPE', 'PARTICIPANT-TYPE'],
  ...['RRULE', 'RDATE', 'EXDATE', 'EXRULE'],
  ...['RESOURCE-TYPE', 'ACKNOWLEDGED', 'PROXIMITY', 'CONCEPT', 'LINK', 'REFID', 'BUSYTYPE', 'NAME'],
]);

/** People and unknown names are warnings; other programs' X- names are theirs. */
export function reportUnread({ lines }: Component, log: ProblemLog): void {
  reportPrivacy(lines, log);
  reportPeople(
    lines.filter(({ name }) => PEOPLE.has(name)),
    log,
  );
  for (const { name, line } of lines) {
    if (name.startsWith('X-') || STANDARD.has(name) || PEOPLE.has(name)) continue;
    log.warning(
      line,
      `${shorten(name)} is no property of an event and is passed over: if this line continues the one above, begin it with a space; else check the spelling`,
      `property ${name}`,
    );
  }
}

/** What its author marked as private must not become a public event by an export of too much. */
function reportPrivacy(lines: readonly PropertyLine[], log: ProblemLog): void {
  const mark = lines.find(({ name, text }) => name === 'CLASS' && !/:\s*PUBLIC\s*$/i.test(text));
  if (!mark) return;
  log.error(mark.line, 'this entry is marked as private: take it out of the calendar, or write CLASS:PUBLIC');
}

function reportPeople(people: readonly PropertyLine[], log: ProblemLog): void {
  const [person] = people;
  if (!person) return;
  const names = [...new Set(people.map(({ name }) => name))].join(' and ');
  log.warning(
    person.line,
    `${names} left out: addresses of people are never published; write whom to ask as CONTACT`,
    'people',
  );
}
