/** The parts of an RRULE (RFC 5545 section 3.3.10), each read by itself: `FREQ=WEEKLY;BYDAY=MO,WE`. */
import { shorten } from './plain-text.ts';

/** How often a rule can repeat here. */
export const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What a rule says, by the names that rrule-temporal gives its parts. */
export interface RuleParts {
  readonly freq: Frequency;
  readonly interval?: number | undefined;
  readonly count?: number | undefined;
  /** As written: a date, or a time by the clock. */
  readonly until?: string | undefined;
  readonly byDay?: string[] | undefined;
  readonly byMonth?: number[] | undefined;
  readonly byMonthDay?: number[] | undefined;
  readonly byYearDay?: number[] | undefined;
  readonly byWeekNo?: number[] | undefined;
  readonly bySetPos?: number[] | undefined;
  readonly byHour?: number[] | undefined;
  readonly byMinute?: number[] | undefined;
  readonly bySecond?: number[] | undefined;
  readonly wkst?: string | undefined;
  readonly rscale?: 'GREGORIAN' | undefined;
  readonly skip?: 'OMIT' | 'BACKWARD' | 'FORWARD' | undefined;
}

type Part = Exclude<keyof RuleParts, undefined>;

/** A part as it was read, or why it can't be: what to write instead. */
type Reading = { readonly value: unknown } | { readonly fault: string };

const read = (value: unknown): Reading => ({ value });

const MANY_TIMES = new Set(['SECONDLY', 'MINUTELY', 'HOURLY']);

function readFrequency(text: string): Reading {
  if (FREQUENCIES.some((each) => each === text)) return read(text);
  return {
    fault: MANY_TIMES.has(text)
      ? 'is more often than people are reminded: for several times a day write FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0'
      : `is none of a rule's: write FREQ=${FREQUENCIES.join(', FREQ=')}`,
  };
}

/** A whole number, written with at most nine figures. */
const readNumber =
  (least: number, most: number, example: string) =>
  (text: string): Reading => {
    const number = /^\+?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return read(number);
    return { fault: `is not a number from ${least} to ${most.toLocaleString('en-US')}: write ${example}` };
  };

/** Numbers in a list; `fromEnd` where -1 is the last. */
const readNumbers =
  (least: number, most: number, { fromEnd = false }: { fromEnd?: boolean } = {}) =>
  (text: string): Reading => {
    const numbers = text.split(',').map((each) => (/^[+-]?\d{1,3}$/.test(each) ? Number(each) : Number.NaN));
    const isAllowed = (number: number) =>
      (number >= least && number <= most) || (fromEnd && number <= -least && number >= -most);
    if (numbers.every(isAllowed)) return read([...new Set(numbers)]);
    const back = fromEnd ? `, or -1 for the last, down to -${most}` : '';
    return { fault: `can't be followed: write numbers from ${least} to ${most}${back}, with commas between` };
  };

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const WEEKDAY = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/;
const MOST_WEEKS = 53;

function readWeekdays(text: string): Reading {
  const days = text.split(',').map((each) => {
    const [, ordinal, day] = WEEKDAY.exec(each) ?? [];
    const number = ordinal === undefined ? null : Number(ordinal);
    if (!day || number === 0 || Math.abs(number ?? 1) > MOST_WEEKS) return null;
    return `${number ?? ''}${day}`;
  });
  if (days.every((day) => day !== null)) return read([...new Set(days)]);
  return {
    fault: `can't be followed: write ${WEEKDAYS.join(', ')}, such as MO,WE, or 2TU for the second Tuesday`,
  };
}

const readOneOf =
  (...allowed: readonly string[]) =>
  (text: string): Reading =>
    allowed.includes(text) ? read(text) : { fault: `can't be followed: write ${allowed.join(', ')}` };

/** 999 weeks are nineteen years: more is a slip. */
const LONGEST_INTERVAL = 999;

const UNTIL = /^\d{8}(?:T\d{6}Z?)?$/;
const readUntil = (text: string): Reading =>
  UNTIL.test(text)
    ? read(text)
    : {
        fault:
          "can't be read: write the last day, such as UNTIL=20270131, or its time in UTC, UNTIL=20270131T180000Z",
      };

const GREGORIAN = 'GREGORIAN';

const READERS: Readonly<Record<string, readonly [Part, (text: string) => Reading]>> = {
  FREQ: ['freq', readFrequency],
  INTERVAL: ['interval', readNumber(1, LONGEST_INTERVAL, 'INTERVAL=2 for every second time')],
  COUNT: ['count', readNumber(1, 999_999_999, 'COUNT=5 for five dates in all')],
  UNTIL: ['until', readUntil],
  BYDAY: ['byDay', readWeekdays],
  BYMONTH: ['byMonth', readNumbers(1, 12)],
  BYMONTHDAY: ['byMonthDay', readNumbers(1, 31, { fromEnd: true })],
  BYYEARDAY: ['byYearDay', readNumbers(1, 366, { fromEnd: true })],
  BYWEEKNO: ['byWeekNo', readNumbers(1, MOST_WEEKS, { fromEnd: true })],
  BYSETPOS: ['bySetPos', readNumbers(1, 366, { fromEnd: true })],
  BYHOUR: ['byHour', readNumbers(0, 23)],
  BYMINUTE: ['byMinute', readNumbers(0, 59)],
  BYSECOND: ['bySecond', readNumbers(0, 59)],
  WKST: ['wkst', readOneOf(...WEEKDAYS)],
  RSCALE: ['rscale', readOneOf(GREGORIAN)],
  SKIP: ['skip', readOneOf('OMIT', 'BACKWARD', 'FORWARD')],
};

/** Longer than any rule whose every list is full. */
const LONGEST_RULE = 5000;

/** The parts of a rule, and what is wrong with them, in words that follow `RRULE`. */
export function readRuleParts(text: string): { parts: Partial<RuleParts>; faults: readonly string[] } {
  if (text.length > LONGEST_RULE)
    return { parts: {}, faults: [`is longer than ${LONGEST_RULE} characters: shorten it`] };
  const written = text.toUpperCase().split(';');
  const read = written
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map(readPart);
  const parts = read.filter((each) => 'part' in each);
  const twice = parts.filter(({ part }, index) => parts.findIndex((each) => each.part === part) !== index);
  const hasFrequency = written.some((each) => each.trim().startsWith('FREQ='));
  return {
    parts: Object.fromEntries(parts.map(({ part, value }) => [part, value])),
    faults: [
      ...(hasFrequency ? [] : ['has no FREQ: write FREQ=WEEKLY and the like']),
      ...read.flatMap((each) => ('fault' in each ? [each.fault] : [])),
      ...twice.map(({ name }) => `has ${name} twice: keep one`),
    ],
  };
}

type PartRead =
  | { readonly name: string; readonly part: Part; readonly value: unknown }
  | { readonly fault: string };

function readPart(written: string): PartRead {
  const [name = '', ...rest] = written.split('=');
  const [part, reader] = (Object.hasOwn(READERS, name) && READERS[name]) || [];
  if (!part || !reader)
    return {
      fault: `has ${shorten(written)}, which is no part of a rule: write FREQ=WEEKLY;BYDAY=MO and the like`,
    };
  const found = reader(rest.join('=').replaceAll(' ', ''));
  if ('fault' in found) return { fault: `has ${shorten(written)}, which ${found.fault}` };
  return { name, part, value: found.value };
}
