/** Small calendars for tests, put together from lines. */

const OPENING: Readonly<Record<string, string>> = {
  UID: ':opening@agency.example',
  SUMMARY: ':Opening day',
  CATEGORIES: ':WEBINAR',
  DTSTART: ';TZID=America/Los_Angeles:20270113T100000',
  DTEND: ';TZID=America/Los_Angeles:20270113T113000',
};

/** A VEVENT; `changes` replace or add what follows a property's name, null leaves it out. */
export function webinar(changes: Readonly<Record<string, string | null>> = {}): string {
  const properties = Object.entries({ ...OPENING, ...changes }).filter(([, rest]) => rest !== null);
  return ['BEGIN:VEVENT', ...properties.map(([name, rest]) => `${name}${rest}`), 'END:VEVENT'].join('\r\n');
}

/** A VCALENDAR; its first event begins in line 3. */
export const calendarOf = (...components: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'NAME:January', ...components, 'END:VCALENDAR', ''].join('\r\n');
