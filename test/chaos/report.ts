/** What a run found, to be read in a terminal. */
import { FAULTS, type Fault } from './faults.ts';
import { UNCERTAIN, type UncertainCounts, VIOLATIONS, type ViolationKind } from './judge.ts';
import type { ExplainedViolation, RunResult } from './run.ts';

/** Each fault is to happen so often in a full run. */
export const FEWEST_FAULTS = 100;

/** Mailings without an end that are named. */
const MOST_UNFINISHED = 5;

/** Faults that happened less often than that. */
export const tooFew = ({ faults }: Pick<RunResult, 'faults'>): Fault[] =>
  (Object.keys(FAULTS) as Fault[]).filter((fault) => faults[fault] < FEWEST_FAULTS);

const count = (number: number) => number.toLocaleString('en');

/** How many violations there are of each kind. */
function violationsByKind(violations: readonly ExplainedViolation[]): [ViolationKind, number][] {
  const kinds = Object.keys(VIOLATIONS) as ViolationKind[];
  return kinds.map((kind) => [kind, violations.filter((violation) => violation.kind === kind).length]);
}

/** The whole report, with what reproduces it. */
export function reportText(result: RunResult): string {
  return [
    `seed ${result.seed}`,
    '',
    ...result.rounds.flatMap((round, index) => [
      `round ${index + 1}: ${count(round.people)} people, ${count(round.mailings)} mailings, ${count(round.accepted)} copies accepted by SES, ${count(round.steps)} times two minutes, ${round.seconds.toFixed(0)} s`,
      `  ${Object.entries(round.states)
        .map(([state, people]) => `${state} ${count(people)}`)
        .join(', ')}; dead letters: ${Object.entries(round.deadLetters)
        .map(([queue, letters]) => `${queue} ${count(letters)}`)
        .join(', ')}`,
      ...uncertainLines(round.uncertain),
      ...(round.withheldAfter === null
        ? []
        : [`  no feedback after the first ${count(round.withheldAfter)} copies`]),
    ]),
    '',
    ...(Object.entries(FAULTS) as [Fault, string][]).map(
      ([fault, words]) => `${count(result.faults[fault]).padStart(8)}  ${words}`,
    ),
    '',
    ...violationsByKind(result.violations).map(
      ([kind, number]) => `${count(number).padStart(8)}  ${VIOLATIONS[kind]}`,
    ),
    ...result.violations.filter(({ history }) => history.length > 0).flatMap(explained),
    ...result.violations
      .filter(({ person }) => person === null)
      .slice(0, MOST_UNFINISHED)
      .flatMap(explained),
    ...(result.violations.length > 0 ? ['', `npm run chaos -- --seed ${result.seed} runs it again.`] : []),
  ].join('\n');
}

const uncertainLines = (uncertain: UncertainCounts): string[] =>
  (Object.entries(UNCERTAIN) as [keyof UncertainCounts, string][]).map(
    ([kind, words]) => `  uncertain ${count(uncertain[kind])} ${words}`,
  );

const explained = ({ kind, mailing, person, why, history }: ExplainedViolation): string[] => [
  '',
  `${VIOLATIONS[kind]}: ${person ? `${person.subscriber.id} in ` : ''}${mailing}: ${why}`,
  ...history,
];
