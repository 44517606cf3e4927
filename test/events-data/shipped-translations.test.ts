/** The Spanish calendars say what the English ones say: the same names, numbers and paragraphs, nothing more. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventIn } from '../../core/calendar/event-in-language.ts';
import { readEventsDataInWorker } from '../../core/calendar/read-in-worker.ts';
import { isLoaded } from '../../core/contract/calendar-files.ts';
import { shipped } from './shipped-files.ts';

const names = readdirSync(new URL('../../events-data/', import.meta.url)).filter(isLoaded);
const { agency, calendars, warnings } = await readEventsDataInWorker(
  names.map((name) => ({ name, text: shipped(name) })),
);
const events = calendars.flatMap((calendar) => calendar.events);
const named = events.map((event) => [event.uid, event] as const);

const numbersIn = (text: string): string[] => (text.match(/\d+/g) ?? []).toSorted();
const paragraphsIn = (text: string): number => text.split('\n\n').length;

/** Acronyms and hashtags stand alike in both languages. */
const namesIn = (text: string): string[] =>
  [...new Set(text.match(/#\w+|\b(?:SOAR|CDSS|RPB|TCVAP|PACT|CFPIC|NIWAP|CSEC|LGBTQ)\b/g) ?? [])].toSorted();

test('nothing of them is left out', () => {
  expect(warnings.filter(({ file }) => file.endsWith('.ics'))).toEqual([]);
  expect(calendars.map(({ translations }) => Object.keys(translations ?? {}))).toEqual(
    calendars.map(() => ['es']),
  );
});

describe.each(named)('%s', (_, event) => {
  const { event: told, language } = eventIn(event, 'es', agency);

  test('is in Spanish, title and description', () => {
    expect(language).toBe('es');
    expect(told.summary).not.toBe(event.summary);
    expect(told.description).not.toBe(event.description);
    expect(`${told.summary} ${told.description}`).not.toMatch(
      /\b(the|and the|with|this|will)\b(?! National)/,
    );
  });

  test('has as many paragraphs and presenters, the same numbers, names and tags', () => {
    expect(paragraphsIn(told.description)).toBe(paragraphsIn(event.description));
    expect(told.presenters).toHaveLength(event.presenters.length);
    expect(numbersIn(told.description)).toEqual(numbersIn(event.description));
    expect(namesIn(told.description)).toEqual(namesIn(event.description));
    expect([told.location === null, told.audience === null]).toEqual([
      event.location === null,
      event.audience === null,
    ]);
  });
});
