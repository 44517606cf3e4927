/** What the subject line of a reminder looks like in each style, of an event that every January has room for. */
import { Temporal } from 'temporal-polyfill';
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { shortWhenOf } from '../languages/when.ts';

const EXAMPLE = '2027-01-14T10:00';

export function styleExamples(
  { shortName, timeZone }: Agency,
  words: Catalogue,
): Readonly<Record<Style, string>> {
  const start = Temporal.PlainDateTime.from(EXAMPLE).toZonedDateTime(timeZone);
  const startsAt = start.toInstant().toString();
  const endsAt = start.add({ hours: 1 }).toInstant().toString();
  const times = { allDay: false, start: EXAMPLE, end: EXAMPLE, startsAt, endsAt, timeZone };
  const values = {
    agency: shortName,
    kind: words.kinds.WEBINAR,
    when: shortWhenOf(times, words),
    title: words.forms.style.exampleTitle,
  };
  return {
    discreet: fill(words.subject.discreet.coming, values),
    open: fill(words.subject.open.coming, values),
  };
}
