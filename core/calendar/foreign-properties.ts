/** What Outlook and Google say of an event in properties of their own, where the standard's say nothing. */
import type { ProblemLog } from './problem-log.ts';
import { every, first, type Properties, type Property, value } from './property.ts';

/** Links to join, in the order in which they are looked at. */
const CONFERENCES = [
  ...['X-GOOGLE-CONFERENCE', 'X-MICROSOFT-SKYPETEAMSMEETINGURL', 'X-MICROSOFT-ONLINEMEETINGCONFLINK'],
];
const ALL_DAY = 'X-MICROSOFT-CDO-ALLDAYEVENT';

/** Their names. */
export const FOREIGN = [...CONFERENCES, ALL_DAY];

/** The same properties, with what those say in the standard's terms, as though its author had written that. */
export function inStandardTerms(properties: Properties, log: ProblemLog): Properties {
  const standard = new Map(properties.byName);
  for (const name of FOREIGN) standard.delete(name);
  const conference = foreignConference(properties, log);
  if (conference) standard.set('CONFERENCE', [conference]);
  if (isAllDay(properties)) for (const name of DATES) asDates(standard, name);
  return { ...properties, byName: standard };
}

/** The first web address among them, where the event has no CONFERENCE. */
function foreignConference(properties: Properties, log: ProblemLog): Property | null {
  if (every(properties, 'CONFERENCE').length > 0 || properties.unreadable.has('CONFERENCE')) return null;
  const found = CONFERENCES.flatMap((name) => every(properties, name)).find((property) =>
    /^https?:\/\//i.test(value(property)),
  );
  if (!found) return null;
  log.warning(
    found.line,
    `${found.name} is read as the join link: write CONFERENCE;VALUE=URI: and its address, or remove it if it is not for readers`,
    'a join link of another name',
  );
  return { ...found, name: 'CONFERENCE' };
}

const MIDNIGHT = /^(\d{8})T000000Z?$/i;
const DATES = ['DTSTART', 'DTEND', 'RDATE', 'EXDATE', 'RECURRENCE-ID'];

/** Whether Outlook calls the event a whole day, and it lasts from one midnight to another. */
function isAllDay(properties: Properties): boolean {
  const [flag, start, end] = [ALL_DAY, 'DTSTART', 'DTEND'].map((name) => first(properties, name));
  if (!flag || value(flag).toUpperCase() !== 'TRUE' || !start || !end) return false;
  const [from, to] = [start, end].map((property) => MIDNIGHT.exec(value(property))?.[1]);
  return from !== undefined && to !== undefined && from < to;
}

/** Midnights as the days that begin with them; a property that has others among its values stays as it is. */
function asDates(properties: Map<string, readonly Property[]>, name: string): void {
  const dates = properties.get(name)?.map((property) => {
    const values = property.values.map((text) => MIDNIGHT.exec(text.trim())?.[1]);
    const days = values.filter((day) => day !== undefined);
    return days.length < values.length ? property : { ...property, type: 'date', values: days };
  });
  if (dates) properties.set(name, dates);
}
