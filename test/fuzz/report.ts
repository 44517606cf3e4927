/** What a run of the fuzzer found, to be read in a terminal. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FuzzCase } from './fuzz-case.ts';
import { OUTCOMES, type Outcome, VIOLATIONS, type ViolationKind } from './judge.ts';
import type { FoundViolation, RunResult } from './run.ts';

/** Violations that are told one by one. */
const MOST_TOLD = 30;

const count = (number: number): string => number.toLocaleString('en').padStart(8);

/** The whole report; whatever went wrong is left in `folder`, to be tried again. */
export function reportText(result: RunResult, folder: string): string {
  const { seed, files, seconds, outcomes, slowest, violations } = result;
  const kinds = Object.keys(VIOLATIONS) as ViolationKind[];
  return [
    `seed ${seed}: ${files.toLocaleString('en')} calendars in ${seconds.toFixed(0)} s`,
    `slowest: number ${slowest.number}, ${slowest.milliseconds.toFixed(0)} ms`,
    '',
    ...(Object.keys(OUTCOMES) as Outcome[]).map((name) => `${count(outcomes[name])}  ${OUTCOMES[name]}`),
    '',
    ...kinds.map(
      (kind) => `${count(violations.filter((each) => each.kind === kind).length)}  ${VIOLATIONS[kind]}`,
    ),
    ...violations.slice(0, MOST_TOLD).flatMap((violation) => told(violation, { seed, folder })),
  ].join('\n');
}

function told(
  { kind, said, fuzzCase, smaller }: FoundViolation,
  { seed, folder }: { readonly seed: number; readonly folder: string },
): string[] {
  const kept = save(smaller ?? fuzzCase, join(folder, `seed-${seed}`));
  return [
    '',
    `Number ${fuzzCase.number} of seed ${seed} ${VIOLATIONS[kind]}: ${said}`,
    ...(smaller ? ['  made smaller:'] : ['  as it was made:']),
    `  npm run fuzz -- --again ${kept}`,
    ...(smaller ? [`  whole: npm run fuzz -- --seed ${seed} --only ${fuzzCase.number}`] : []),
  ];
}

/** Writes a case's files below `folder`; gives the calendar's path. */
function save({ file, bytes }: FuzzCase, folder: string): string {
  for (const [path, content] of bytes) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return join(folder, file);
}
