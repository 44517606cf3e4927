/**
 * How large an event may be. An event is one item of the table, and so is the rendered content of a mailing, which
 * says the same as HTML, as plain text and as a calendar file: an item ends at 400 KB
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html).
 */
import type { Agency } from '../agency/agency.ts';
import type { Component } from './component-tree.ts';
import { manyLines } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { every, type Properties, value } from './property.ts';

/** Places of one event: one item holds the ids of all who have one, 32 bytes each, and it is written for every one of them. */
export const MOST_PLACES = 5000;

/** Dates of one series in one year: one for each day, and a series with more is a slip. */
export const MOST_DATES = 366;

/** Dates of all series of a file: each is an event with pages and reminders, and no more events than these were ever measured. */
export const MOST_DATES_TOGETHER = 10_000;

/** Times of day that one rule gives: one an hour. With more, a rule of a few letters makes work for minutes. */
export const MOST_TIMES_A_DAY = 24;

/** RDATE and EXDATE of one event: one a week for nearly a century. */
export const MOST_DATES_LISTED = 5000;

/**
 * Periods (days, weeks, months, years) that are gone through for one rule: 27 years of days. Each takes some 25 to 100
 * microseconds.
 */
export const MOST_PERIODS = 10_000;

/** Periods in which a rule must give its first date: eight years of days, after which February 29 has come. */
export const MOST_PERIODS_IN_VAIN = 3000;

/** Moments that are weighed for one rule at a time: one for each hour of a year. */
export const MOST_CANDIDATES = 10_000;

/** Periods for all rules of a file together: some seconds of work. One that is made of many days counts as several. */
export const MOST_PERIODS_TOGETHER = 60_000;

/** Bytes of UTF-8. */
export const LONGEST_DESCRIPTION = 60_000;
/**
 * Bytes of UTF-8, everything else that is read of an event together. One byte can become ten in HTML: `&` is written
 * `&amp;`, and an address stands there twice.
 */
export const LARGEST_REST = 20_000;

/**
 * Bytes of UTF-8 of all translations of one event, or of one calendar's head: they lie in the item of what they translate, and so
 * does how people knew the event before (`known-states.ts`).
 */
export const LARGEST_TRANSLATIONS = 200_000;

/** Characters of one property. */
const LONGEST: Readonly<Record<string, number>> = {
  ...{ SUMMARY: 500, NAME: 500, 'X-WR-CALNAME': 500 },
  ...{ LOCATION: 2000, CONTACT: 2000, 'X-PRESENTER': 2000, 'X-AUDIENCE': 2000 },
  ...{ URL: 2000, CONFERENCE: 2000, ATTACH: 2000, 'X-RECORDING': 2000 },
};

const MOST_VALUES: Readonly<Record<string, { readonly most: number; readonly called: string }>> = {
  'X-PRESENTER': { most: 50, called: 'presenters' },
  CATEGORIES: { most: 51, called: 'categories (its kind and 50 topics)' },
  ATTACH: { most: 50, called: 'attachments' },
};

/** Errors for every property that is too long, and for every one too many. */
export function checkLengths(properties: Properties, log: ProblemLog): void {
  for (const name of ['DESCRIPTION', 'X-WR-CALDESC']) checkDescription(properties, name, log);
  for (const [name, longest] of Object.entries(LONGEST)) {
    for (const property of every(properties, name)) {
      const { length } = value(property);
      if (property.type === 'binary' || length <= longest) continue;
      log.error(
        property.line,
        `${name} has ${count(length)} characters: at most ${count(longest)} can be kept, so shorten it`,
      );
    }
  }
  for (const [name, { most, called }] of Object.entries(MOST_VALUES)) {
    const lines = every(properties, name).flatMap(({ line, values }) => values.map(() => line));
    const excess = lines[most];
    if (excess !== undefined)
      log.error(excess, `this event has ${count(lines.length)} ${called}: keep at most ${most}`);
  }
}

/** What is judged by itself, or not kept. */
const UNCOUNTED = new Set(['DESCRIPTION', 'RRULE', 'RDATE', 'EXDATE']);

/** An error for an event whose properties are each short enough, but too many together. */
export function checkWhole(component: Component, properties: Properties, log: ProblemLog): void {
  const rest = [...properties.byName.values()]
    .flat()
    .filter(({ name, type }) => !UNCOUNTED.has(name) && type !== 'binary');
  const bytes = rest.flatMap(({ values }) => values).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes <= LARGEST_REST) return;
  log.error(
    component.line,
    `this event has ${count(bytes)} bytes besides its DESCRIPTION: at most ${count(LARGEST_REST)} can be kept, so shorten its presenters, contacts, topics or links`,
  );
}

/** An error for a translation that is more than its language's share of what can be kept beside the calendar's own texts. */
export function checkTranslation(
  texts: readonly string[],
  {
    what,
    line,
    log,
    agency,
  }: { what: string; line: number; log: ProblemLog; agency: Pick<Agency, 'languages'> },
): void {
  const { length: languages } = agency.languages;
  const largest = Math.floor(LARGEST_TRANSLATIONS / Math.max(1, languages - 1));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes <= largest) return;
  log.error(
    line,
    `${what} has ${count(bytes)} bytes here: in ${languages} languages at most ${count(largest)} of each translation can be kept, so shorten its description, and put the rest on a web page`,
  );
}

function checkDescription(properties: Properties, name: string, log: ProblemLog): void {
  for (const property of every(properties, name)) {
    const bytes = Buffer.byteLength(manyLines(value(property)));
    if (bytes <= LONGEST_DESCRIPTION) continue;
    log.error(
      property.line,
      `${name} has ${count(bytes)} bytes: at most ${count(LONGEST_DESCRIPTION)} can be kept, so shorten it, and put the rest on a web page`,
    );
  }
}

const count = (number: number): string => number.toLocaleString('en-US');
