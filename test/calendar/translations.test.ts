/** A calendar and its translations together: what is refused, what is kept, and what a reader of each language is told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Agency } from '../../core/agency/agency.ts';
import { LONG_AGO, type StoredEvent } from '../../core/calendar/changes.ts';
import { decideLoad } from '../../core/calendar/decide-load.ts';
import type { Event, EventTexts } from '../../core/calendar/event.ts';
import { calendarIn, eventIn } from '../../core/calendar/event-in-language.ts';
import { LARGEST_REST, LARGEST_TRANSLATIONS, LONGEST_DESCRIPTION } from '../../core/calendar/event-limits.ts';
import { versionOf } from '../../core/calendar/in-force.ts';
import { isError, printProblem, RefusedFileError } from '../../core/calendar/problem.ts';
import { readEventsDataInWorker } from '../../core/calendar/read-in-worker.ts';
import { MOST_REMINDERS } from '../../core/calendar/reminders.ts';
import { translateCalendar } from '../../core/calendar/translate-calendar.ts';
import { isLoaded, translationOf, yearOf } from '../../core/contract/calendar-files.ts';
import { LARGEST_STATES } from '../../core/notices/known-states.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

const OPENING = 'UID:opening@agency.example';
const CALENDAR = calendarOf(webinar({ DESCRIPTION: ':How it begins.', LOCATION: ':Online' }));
const translated = (...lines: readonly string[]): string =>
  calendarOf(['BEGIN:VEVENT', OPENING, ...lines, 'END:VEVENT'].join('\r\n'));
const SPANISH = translated('SUMMARY:Apertura', 'DESCRIPTION:Cómo empieza.');

const inSpanish = (words: object): object => ({ ...words, es: 'Palabras' });
const BILINGUAL = {
  ...AGENCY,
  languages: ['en', 'es'],
  contacts: AGENCY.contacts.map((contact) => ({ ...contact, about: inSpanish(contact.about) })),
  lists: AGENCY.lists.map((list) => ({
    ...list,
    name: inSpanish(list.name),
    description: inSpanish(list.description),
  })),
};

/** Reads a folder that holds a bilingual agency's file and `files`. */
const readFolder = (files: Readonly<Record<string, string>>) =>
  readEventsDataInWorker([
    { name: 'agency.yaml', text: stringify(BILINGUAL) },
    ...Object.entries(files).map(([name, text]) => ({ name, text })),
  ]);

async function refusalOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  try {
    await readFolder(files);
  } catch (error) {
    if (error instanceof RefusedFileError) return error.problems.filter(isError).map(printProblem);
    throw error;
  }
  return [];
}

const [ENGLISH, BOTH] = [
  await readFolder({ '2027.ics': CALENDAR }),
  await readFolder({ '2027.ics': CALENDAR, '2027.es.ics': SPANISH }),
];
const MAIN = ENGLISH.calendars[0]?.events[0] as Event;

describe('a file name', () => {
  test.each([
    ['2027.ics', 2027, null],
    ['2027.es.ics', null, { year: 2027, language: 'es' }],
    ['2027.es-MX.ics', null, { year: 2027, language: 'es-MX' }],
    ['2027.spanish.ics', null, { year: 2027, language: 'spanish' }],
    ['27.es.ics', null, null],
    ['2027.es.ics.bak', null, null],
    ['2027..ics', null, null],
    ['notes.es.ics', null, null],
  ])('%s says what the file is', (name, year, translation) => {
    expect([yearOf(name), translationOf(name)]).toEqual([year, translation]);
    expect(isLoaded(name)).toBe(year !== null || translation !== null);
  });
});

describe('the files of a folder', () => {
  test('bring every event with its texts in each language, and the month with its own', () => {
    const { calendars, warnings } = BOTH;
    expect(warnings).toEqual([]);
    expect(calendars).toMatchObject([
      {
        name: 'January',
        translations: { es: { name: 'January' } },
        events: [
          {
            summary: 'Opening day',
            translations: { es: { summary: 'Apertura', description: 'Cómo empieza.' } },
          },
        ],
      },
    ]);
  });

  test('are refused with a translation into a language that the agency has not, or into the calendar’s own', async () => {
    const files = { '2027.ics': CALENDAR, '2027.fr.ics': SPANISH, '2027.en.ics': SPANISH };
    expect(await refusalOf(files)).toEqual([
      expect.stringMatching(/^2027\.fr\.ics:1: error: "fr" is none of the agency's languages \(en, es\)/),
      expect.stringMatching(/^2027\.en\.ics:1: error: 2027\.ics itself is in en/),
    ]);
  });

  test('are refused with a translation of a calendar that is not there', async () => {
    expect(await refusalOf({ '2027.ics': CALENDAR, '2028.es.ics': SPANISH })).toEqual([
      expect.stringMatching(/^2028\.es\.ics:1: error: there is no 2028\.ics/),
    ]);
  });

  test('tell everything that is wrong with calendar and translation in one run, and blame neither for the other', async () => {
    const broken = CALENDAR.replace(
      'END:VCALENDAR',
      `${webinar({ UID: ':other@agency.example', DTEND: null })}\r\nEND:VCALENDAR`,
    );
    const other = SPANISH.replace(
      'END:VCALENDAR',
      'BEGIN:VEVENT\r\nUID:other@agency.example\r\nEND:VEVENT\r\nEND:VCALENDAR',
    );
    expect(await refusalOf({ '2027.ics': broken, '2027.es.ics': other })).toEqual([
      expect.stringMatching(/^2027\.ics:\d+: error: "Opening day" has no end/),
      expect.stringMatching(/^2027\.es\.ics:8: error: this event has no title/),
    ]);
  });
});

describe('a load', () => {
  const { changedAt } = LONG_AGO;
  const before = BOTH;
  const inForce = {
    agency: before.agency,
    heads: before.calendars.map(({ events: _, ...head }) => ({ ...head, changedAt })),
    events: before.calendars.flatMap(({ events }) => events.map((event) => ({ ...event, ...LONG_AGO }))),
    publications: [],
    version: versionOf({
      agency: before.agency,
      heads: before.calendars.map(({ year }) => ({ year, changedAt })),
      publications: [],
    }),
  };
  const now = new Date('2026-12-01T00:00:00Z');
  const nothing = {
    agency: null,
    putHeads: [],
    deleteYears: [],
    putEvents: [],
    deleteEvents: [],
    putPublications: [],
    deletePublications: [],
    renewsVersion: false,
  };

  test('of the same files writes nothing, in whatever order the table gives keys back', () => {
    expect(decideLoad(before, inForce, now)).toEqual(nothing);
    const turned = (value: unknown): unknown =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, each]) => [key, turned(each)]),
          )
        : value;
    const stored = { ...inForce, events: inForce.events.map((event) => turned(event) as StoredEvent) };
    expect(decideLoad(before, stored, now)).toEqual(nothing);
  });

  test('of a better translation writes its event alone, with the same reminders', async () => {
    const better = SPANISH.replace('Apertura', 'Gran apertura');
    const load = decideLoad(await readFolder({ '2027.ics': CALENDAR, '2027.es.ics': better }), inForce, now);
    expect(load).toMatchObject({
      ...nothing,
      putHeads: [{ year: 2027 }],
      putEvents: [{ id: MAIN.id }],
      renewsVersion: true,
    });
    expect(load.putEvents[0]?.reminders).toEqual(inForce.events[0]?.reminders);
  });

  test('without the translation takes it away, from the event and from the month', () => {
    const load = decideLoad(ENGLISH, inForce, now);
    expect(load.putEvents).toHaveLength(1);
    expect(load.putHeads).toEqual([
      { year: 2027, name: 'January', description: null, changedAt: now.toISOString() },
    ]);
    expect(load.putEvents[0]).not.toHaveProperty('translations');
  });
});

describe('what a translation may weigh', () => {
  const many = (count: number): Agency => ({
    ...AGENCY,
    languages: ['en', 'es', ...Array.from({ length: count - 2 }, (_, index) => `q${index}`)],
  });
  const problemsIn = (text: string, agency: Agency) => {
    const [calendar] = ENGLISH.calendars;
    if (!calendar) throw new Error('the calendar was not read');
    const read = { file: '2027.ics', calendar, problems: [], series: new Map() };
    const { problems } = translateCalendar(read, [{ file: '2027.es.ics', text, language: 'es' }], agency);
    return problems.filter(isError).map(printProblem);
  };
  const long = (letters: number) => translated('SUMMARY:Apertura', `DESCRIPTION:${'x'.repeat(letters)}`);

  test('is what a calendar’s own texts may, as long as the languages are few', () => {
    expect(problemsIn(long(60_000), many(4))).toEqual([]);
    expect(problemsIn(long(60_001), many(4))).toEqual([
      expect.stringContaining('60,001 bytes: at most 60,000'),
    ]);
  });

  test('is an equal share of one item where they are many, for the month as for an event', () => {
    const limit = /^2027\.es\.ics:3: error: "Apertura" has 60,008 bytes here: in 11 languages at most 20,000/;
    expect(problemsIn(long(60_000), many(11))).toEqual([expect.stringMatching(limit)]);
    expect(problemsIn(long(19_000), many(11))).toEqual([]);
    const month = SPANISH.replace('NAME:January', `NAME:Enero\r\nDESCRIPTION:${'x'.repeat(40_000)}`);
    expect(problemsIn(month, many(11))).toEqual([
      expect.stringMatching(/^2027\.es\.ics:1: error: the text about the month has 40,005 bytes/),
    ]);
  });

  test('keeps the largest event with all its translations below what an item of the table holds', () => {
    const ownTexts = LONGEST_DESCRIPTION + LARGEST_REST;
    const [reminders, languages] = [MOST_REMINDERS * 120, 10 * 200];
    // One state alone may have more than all together: `known-states.test.ts` holds it to this.
    const states = Math.max(LARGEST_STATES, 75_000);
    expect(ownTexts + reminders + LARGEST_TRANSLATIONS + states + languages).toBeLessThan(400 * 1024);
  });
});

test('a file with thousands of unknown UIDs is told quickly, each in its line', async () => {
  const count = 2_000;
  const calendar = calendarOf(
    ...Array.from({ length: count }, (_, index) =>
      webinar({ UID: `:${'event-'.repeat(20)}${index}@agency.example` }),
    ),
  );
  const unknown = calendarOf(
    ...Array.from({ length: count }, (_, index) =>
      ['BEGIN:VEVENT', `UID:${'evant-'.repeat(20)}${index}@agency.example`, 'SUMMARY:Una', 'END:VEVENT'].join(
        '\r\n',
      ),
    ),
  );
  expect(await refusalOf({ '2027.ics': calendar, '2027.es.ics': unknown })).toHaveLength(count);
});

const TEXTS = [
  'summary',
  'description',
  'presenters',
  'audience',
  'location',
  'contact',
  'url',
  'attachments',
] as const;
const text = fc.string({ minLength: 1, maxLength: 8 });
const anyTranslation = fc.record(
  {
    summary: text,
    description: text,
    presenters: fc.array(text, { minLength: 1 }),
    audience: text,
    location: text,
    contact: text,
    url: fc.webUrl(),
    attachments: fc.array(fc.webUrl(), { minLength: 1 }),
  },
  { requiredKeys: ['summary'] },
);

describe('an event in a language', () => {
  test('keeps every fact, takes every text that is translated, and no other', () => {
    fc.assert(
      fc.property(anyTranslation, (given) => {
        const es = given as Pick<EventTexts, 'summary'> & Partial<EventTexts>;
        const event: Event = { ...MAIN, translations: { es } };
        const told = eventIn(event, 'es', { languages: ['en', 'es'] });
        for (const key of Object.keys(event) as (keyof Event)[]) {
          const isText = (TEXTS as readonly string[]).includes(key);
          const expected = isText ? (es[key as keyof EventTexts] ?? event[key]) : event[key];
          expect(told.event[key]).toEqual(expected);
        }
        expect(told.language).toBe(es.description === undefined ? 'en' : 'es');
        expect(eventIn(told.event, 'es', { languages: ['en', 'es'] })).toEqual(told);
      }),
    );
  });

  const es = { summary: 'Apertura', description: 'Cómo empieza.' };
  test.each([
    ['es', ['en', 'es'], { es }, 'es', 'Apertura'],
    ['es-MX', ['en', 'es'], { es }, 'es', 'Apertura'],
    ['es', ['en', 'es-MX'], { 'es-MX': es }, 'es-MX', 'Apertura'],
    ['es-AR', ['en', 'es', 'es-AR'], { es, 'es-AR': { ...es, summary: 'Che' } }, 'es-AR', 'Che'],
    ['en', ['en', 'es'], { es }, 'en', 'Opening day'],
    ['fr', ['en', 'es'], { es }, 'en', 'Opening day'],
    ['es', ['en'], { es: { ...es } }, 'es', 'Apertura'],
    ['es', ['es', 'en'], { en: es }, 'es', 'Opening day'],
    ['constructor', ['en', 'es'], { es }, 'en', 'Opening day'],
  ])(
    'wanted in %s of %j is told in the nearest there is',
    (wanted, languages, translations, language, title) => {
      const told = eventIn({ ...MAIN, translations }, wanted, { languages });
      expect([told.language, told.event.summary]).toEqual([language, title]);
    },
  );

  test('without a description needs only its title translated', () => {
    const event = { ...MAIN, description: '', translations: { es: { summary: 'Apertura' } } };
    expect(eventIn(event, 'es', { languages: ['en', 'es'] }).language).toBe('es');
  });

  test('the month is told likewise', () => {
    const agency = { languages: ['en', 'es'] };
    const head = { name: 'January', description: 'About it.', translations: { es: { name: 'Enero' } } };
    expect(calendarIn(head, 'es', agency)).toMatchObject({ calendar: { name: 'Enero' }, language: 'en' });
    const whole = { ...head, translations: { es: { name: 'Enero', description: 'Sobre él.' } } };
    expect(calendarIn(whole, 'es', agency)).toMatchObject({
      calendar: whole.translations.es,
      language: 'es',
    });
    expect(calendarIn(whole, 'en', agency)).toEqual({ calendar: whole, language: 'en' });
  });
});
