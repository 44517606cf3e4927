/** How ical.js is to treat the properties that this project reads. */
import ICAL from 'ical.js';

/** A property as ical.js takes it and hands it over: name, parameters, type, values (jCal, RFC 7265). */
export type JCalProperty = [string, Record<string, string | string[]>, string, ...string[]];

/**
 * Only text is decoded. Dates and numbers stay as written, because ical.js cuts them into shape without
 * looking at them: month 13 rolls over, `DTSTART:20270111` becomes nonsense. `moment.ts` reads them figure by figure.
 */
export const DESIGN = {
  property: {
    categories: { defaultType: 'text', multiValue: ',' },
    ...typed('text', 'uid summary description location contact status transp action name x-wr-calname'),
    ...typed('text', 'x-wr-caldesc x-alt-desc x-presenter x-audience x-capacity x-reminders'),
    ...typed('uri', 'url conference attach x-recording'),
    ...typed('date-time', 'dtstamp dtstart dtend recurrence-id'),
    ...typed('recur', 'rrule exrule'),
    rdate: { defaultType: 'date-time', multiValue: ',' },
    exdate: { defaultType: 'date-time', multiValue: ',' },
    ...typed('duration', 'duration trigger'),
    ...typed('integer', 'sequence repeat'),
  },
  param: {},
  value: { text: ICAL.design.icalendar.value.text },
  propertyGroups: false,
};

function typed(defaultType: string, names: string): Record<string, { defaultType: string }> {
  return Object.fromEntries(names.split(' ').map((name) => [name, { defaultType }]));
}
