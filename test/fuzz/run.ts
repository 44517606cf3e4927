/** Throws the calendars of one seed at `calendar check`, in as many threads as there are cores. */
import { openCalendarReader } from '../../core/calendar/calendar-reader.ts';
import { READING_LIMITS } from '../../core/calendar/reading-limits.ts';
import { type Checked, checkCases } from './check-cases.ts';
import { type FuzzCase, makeCase } from './fuzz-case.ts';
import type { Outcome, Violation } from './judge.ts';
import { shrink } from './shrink.ts';

/** Seconds for one calendar; fewer while one that hangs is made smaller. */
const LONGEST = 10;
const LONGEST_WHILE_SHRINKING = 2;

/** Cases that are checked by one command: the agency file is read once for all of them. */
const TOGETHER = 50;

/** Violations that are made smaller; the rest are counted, for most have the same reason. */
const MOST_SHRUNK = 10;

export interface RunOptions {
  readonly seed: number;
  readonly files: number;
  readonly threads: number;
  readonly onProgress?: (done: number, violations: number) => void;
}

/** A violation, with the case as it was made, and a smaller one that goes wrong in the same way. */
export interface FoundViolation extends Violation {
  readonly fuzzCase: FuzzCase;
  readonly smaller: FuzzCase | null;
}

export interface RunResult {
  readonly seed: number;
  readonly files: number;
  readonly seconds: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly slowest: { readonly number: number; readonly milliseconds: number };
  readonly violations: readonly FoundViolation[];
}

/** Checks as many cases as there are asked for. */
export async function run({ seed, files, threads, onProgress }: RunOptions): Promise<RunResult> {
  const started = performance.now();
  const outcomes: Record<Outcome, number> = { clean: 0, warned: 0, refused: 0 };
  const violations: FoundViolation[] = [];
  let slowest = { number: 0, milliseconds: 0 };
  let next = 0;
  let done = 0;
  const note = async ({ fuzzCase, milliseconds, result }: Checked) => {
    if (milliseconds > slowest.milliseconds) slowest = { number: fuzzCase.number, milliseconds };
    if ('outcome' in result) outcomes[result.outcome] += 1;
    else violations.push(await explained(fuzzCase, result.violation, violations.length < MOST_SHRUNK));
  };
  const work = async () => {
    const reader = openCalendarReader({ ...READING_LIMITS, seconds: LONGEST });
    try {
      for (let from = next; from < files; from = next) {
        next = Math.min(files, from + TOGETHER);
        const cases = Array.from({ length: next - from }, (_, index) => makeCase(seed, from + index));
        for (const checked of await checkCases(cases, reader)) await note(checked);
        done += cases.length;
        onProgress?.(done, violations.length);
      }
    } finally {
      await reader.close();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return { seed, files, seconds: (performance.now() - started) / 1000, outcomes, slowest, violations };
}

/** What becomes of one case, and of it alone. */
export async function checkAlone(fuzzCase: FuzzCase, seconds = LONGEST): Promise<Checked | undefined> {
  const reader = openCalendarReader({ ...READING_LIMITS, seconds });
  try {
    return (await checkCases([fuzzCase], reader))[0];
  } finally {
    await reader.close();
  }
}

async function explained(
  fuzzCase: FuzzCase,
  violation: Violation,
  isToShrink: boolean,
): Promise<FoundViolation> {
  if (!isToShrink) return { ...violation, fuzzCase, smaller: null };
  const reader = openCalendarReader({ ...READING_LIMITS, seconds: LONGEST_WHILE_SHRINKING });
  const goesWrong = async (smaller: FuzzCase) => {
    const [checked] = await checkCases([smaller], reader);
    return (
      checked !== undefined &&
      'violation' in checked.result &&
      checked.result.violation.kind === violation.kind
    );
  };
  try {
    return { ...violation, fuzzCase, smaller: await shrink(fuzzCase, goesWrong) };
  } finally {
    await reader.close();
  }
}
