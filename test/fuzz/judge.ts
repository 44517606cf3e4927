/** What must hold of every check of a calendar, whatever stands in it. */
import { isError, type Problem } from '../../core/calendar/problem.ts';
import type { BrokenOff } from '../../core/calendar/reading-limits.ts';
import { calendarReport } from '../../operator/calendar-report.ts';
import { type CalendarCheck, checkAsJson } from '../../operator/check-calendars.ts';
import type { FuzzCase } from './fuzz-case.ts';

/** What goes wrong, in words. */
export const VIOLATIONS = {
  hang: 'took longer than it may',
  memory: 'took more memory than it may',
  crash: 'threw, or ended the thread',
  unexplained: 'came to nothing, and nobody is told why',
  problem: 'has a problem that does not say line and reason in words',
  event: 'gave an event that does not end after its start, or has no instant',
  twice: 'gave two events with one id',
  differs: 'was read differently the second time',
  report: 'can not be shown',
} as const;

export type ViolationKind = keyof typeof VIOLATIONS;

export interface Violation {
  readonly kind: ViolationKind;
  readonly said: string;
}

/** How a check ended that nothing is wrong with. */
export const OUTCOMES = {
  clean: 'read without a word',
  warned: 'read with warnings',
  refused: 'refused with errors',
};
export type Outcome = keyof typeof OUTCOMES;

/** What was seen of the reading itself. */
export interface Reading {
  readonly milliseconds: number;
  readonly brokenOff: BrokenOff | null;
  readonly differs: boolean;
}

/** Characters of a message. */
const LONGEST_MESSAGE = 500;

const BROKEN: Readonly<Record<BrokenOff, ViolationKind>> = {
  time: 'hang',
  memory: 'memory',
  depth: 'crash',
  mistake: 'crash',
};

/** The first that is wrong with a check of one case alone; null when all is well. */
export function violationOf(check: CalendarCheck, reading: Reading, fuzzCase: FuzzCase): Violation | null {
  const said = check.problems[0]?.message ?? '';
  if (reading.brokenOff) return { kind: BROKEN[reading.brokenOff], said };
  if (reading.differs) return { kind: 'differs', said };
  const lines = new Map([...fuzzCase.bytes].map(([file, content]) => [file, linesOf(content)]));
  const events = check.calendars.flatMap(({ calendar }) => calendar.events);
  if (events.length === 0 && check.problems.length === 0) return { kind: 'unexplained', said };
  const untold = check.problems.find((problem) => !isTold(problem, lines));
  if (untold) return { kind: 'problem', said: JSON.stringify(untold) };
  const backwards = events.find(({ startsAt, endsAt }) => !(Date.parse(startsAt) < Date.parse(endsAt)));
  if (backwards) return { kind: 'event', said: `${backwards.startsAt} to ${backwards.endsAt}` };
  if (new Set(events.map(({ id }) => id)).size < events.length) return { kind: 'twice', said: '' };
  return shown(check);
}

/** It names a line that is there, and says in words and in one line what is wrong. */
function isTold({ file, line, message }: Problem, lines: ReadonlyMap<string, number>): boolean {
  return (
    Number.isInteger(line) &&
    line >= 1 &&
    line <= (lines.get(file) ?? 0) &&
    message.length > 0 &&
    message.length <= LONGEST_MESSAGE &&
    !/\p{Cc}|undefined|NaN|\[object/u.test(message)
  );
}

const linesOf = (content: Buffer): number => content.toString('utf8').split(/\r\n|\n|\r/).length;

/** Events of one calendar that are printed: printing takes longer than reading, and is the same for each. */
const MOST_SHOWN = 40;

/** A check has to be shown, as text and as JSON, and neither may say what nobody means. */
function shown(check: CalendarCheck): Violation | null {
  const few = check.calendars.map(({ file, calendar }) => ({
    file,
    calendar: { ...calendar, events: calendar.events.slice(0, MOST_SHOWN) },
  }));
  const text = [...calendarReport({ ...check, calendars: few, problems: check.problems.slice(0, 20) })].join(
    '',
  );
  const whole = text + JSON.stringify(checkAsJson(check));
  const odd = /\bundefined\b|\bNaN\b|\[object |Invalid Date/.exec(whole);
  return odd && { kind: 'report', said: whole.slice(Math.max(0, odd.index - 100), odd.index + 100) };
}

export function outcomeOf({ problems }: CalendarCheck): Outcome {
  if (problems.some(isError)) return 'refused';
  return problems.length > 0 ? 'warned' : 'clean';
}
