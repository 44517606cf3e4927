/** Checks cases by the very code of `calendar check`, and judges each. */
import { isDeepStrictEqual } from 'node:util';
import type { CalendarReader } from '../../core/calendar/calendar-reader.ts';
import { checkCalendars } from '../../operator/check-calendars.ts';
import { AGENCY_TEXT } from './corpus.ts';
import { type FuzzCase, folderOf, translationsIn } from './fuzz-case.ts';
import { type Outcome, outcomeOf, type Reading, type Violation, violationOf } from './judge.ts';

/** A case, and what became of it. */
export interface Checked {
  readonly fuzzCase: FuzzCase;
  readonly milliseconds: number;
  readonly result: { readonly outcome: Outcome } | { readonly violation: Violation };
}

/** The day on which all is checked, so that a seed says the same on any day. */
const NOW = new Date('2027-01-04T17:00:00Z');

const AGENCY = 'agency.yaml';

/** Checks `cases` as the files of one command; when that throws, each by itself, to find whose fault it is. */
export async function checkCases(cases: readonly FuzzCase[], reader: CalendarReader): Promise<Checked[]> {
  try {
    return await checkTogether(cases, reader);
  } catch (error) {
    const [fuzzCase] = cases;
    if (!fuzzCase) return [];
    if (cases.length > 1) return (await Promise.all(cases.map((one) => checkCases([one], reader)))).flat();
    const said = String(error instanceof Error ? error.stack : error);
    return [{ fuzzCase, milliseconds: 0, result: { violation: { kind: 'crash', said } } }];
  }
}

async function checkTogether(cases: readonly FuzzCase[], reader: CalendarReader): Promise<Checked[]> {
  const texts = new Map(cases.flatMap(({ bytes }) => [...bytes]));
  const byFile = new Map(cases.map((fuzzCase) => [fuzzCase.file, fuzzCase]));
  const readings = new Map<string, Reading>();
  const whole = await checkCalendars([...byFile.keys()], {
    textOf: (file) => ({ text: file === AGENCY ? AGENCY_TEXT : (texts.get(file)?.toString('utf8') ?? '') }),
    agencyFileOf: () => AGENCY,
    translationsOf: (file) => translationsIn(byFile.get(file) as FuzzCase),
    now: NOW,
    reader: watched(reader, readings),
  });
  const calendars = new Map(whole.calendars.map((calendar) => [calendar.file, calendar]));
  const problems = Map.groupBy(whole.problems, ({ file }) => folderOf(file));
  return cases.map((fuzzCase) => {
    const { file } = fuzzCase;
    const calendar = calendars.get(file);
    const check = {
      calendars: calendar ? [calendar] : [],
      passedOver: [],
      problems: problems.get(folderOf(file)) ?? [],
    };
    const reading = readings.get(file) ?? { milliseconds: 0, brokenOff: null, differs: false };
    const violation = violationOf(check, reading, fuzzCase);
    const result = violation ? { violation } : { outcome: outcomeOf(check) };
    return { fuzzCase, milliseconds: reading.milliseconds, result };
  });
}

/** Reads everything twice, and notes how that went. */
function watched(reader: CalendarReader, readings: Map<string, Reading>): Pick<CalendarReader, 'read'> {
  return {
    read: async (calendarFile) => {
      const started = performance.now();
      const read = await reader.read(calendarFile);
      const milliseconds = performance.now() - started;
      const { brokenOff = null } = read;
      const differs = brokenOff === null && !isDeepStrictEqual(read, await reader.read(calendarFile));
      readings.set(calendarFile.file, { milliseconds, brokenOff, differs });
      return read;
    },
  };
}
