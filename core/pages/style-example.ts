/** What the subject line of a reminder looks like in each style, of an event that every January has room for. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import { zoneOffset } from '../calendar/zone-offset.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { shortWhenOf } from '../languages/when.ts';

type StyleExamples = Readonly<Record<Style, string>>;

/** Ten o'clock of a Thursday in January, in which no zone that we know of sets its clocks. */
const EXAMPLE = '2027-01-14T10:00:00';
const HOUR_MS = 3_600_000;

/** Every form shows them, and they change only with the agency file: each is made once for each language. */
const remembered = new WeakMap<Agency, Map<Catalogue, StyleExamples>>();

export function styleExamples(agency: Agency, words: Catalogue): StyleExamples {
  const ofAgency = remembered.get(agency) ?? new Map<Catalogue, StyleExamples>();
  const examples = ofAgency.get(words) ?? makeExamples(agency, words);
  remembered.set(agency, ofAgency.set(words, examples));
  return examples;
}

function makeExamples({ shortName, timeZone }: Agency, words: Catalogue): StyleExamples {
  const start = new Date(`${EXAMPLE}${zoneOffset(new Date(`${EXAMPLE}Z`), timeZone)}`);
  const startsAt = start.toISOString();
  const endsAt = new Date(start.getTime() + HOUR_MS).toISOString();
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
