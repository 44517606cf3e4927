/** A run of several rounds, each a world of its own, and what it found. */
import { QUEUES, type QueueName } from '../../core/contract/functions.ts';
import { addFaults, type Fault, type FaultCounts } from './faults.ts';
import { historyOf } from './history.ts';
import { type Judgement, judge, type UncertainCounts, type Violation } from './judge.ts';
import { type Random, randomOf } from './random.ts';
import { passTime, STORM } from './round.ts';
import { type RoundPlan, startWorld, type World } from './world.ts';

const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];

export interface RunOptions {
  readonly seed: number;
  /** On the large list, in the first round; the second has a quarter of them, and so on. */
  readonly people: number;
  readonly rounds: number;
  /** Reminders to everybody, per round. */
  readonly large: number;
  /** Reminders to the few, in all rounds together. */
  readonly small: number;
  /** Minutes of each round's clock over which they are spread. */
  readonly minutes: number;
  readonly onProgress?: (text: string) => void;
  /** Gets all that the functions of a round have printed, where it has a violation. */
  readonly onPrinted?: (text: string) => void;
}

/** A violation with all that is known of it. */
export type ExplainedViolation = Violation & { readonly history: readonly string[] };

export interface RoundResult {
  readonly people: number;
  readonly mailings: number;
  readonly accepted: number;
  readonly steps: number;
  readonly seconds: number;
  readonly states: Readonly<Record<string, number>>;
  readonly uncertain: UncertainCounts;
  readonly withheldAfter: number | null;
  /** By queue. */
  readonly deadLetters: Readonly<Record<string, number>>;
}

export interface RunResult {
  readonly seed: number;
  readonly faults: FaultCounts;
  readonly rounds: readonly RoundResult[];
  readonly violations: readonly ExplainedViolation[];
}

/** Violations of each kind whose histories are told; the others are only counted. */
const MOST_HISTORIES = 3;
/** On the large list of any round. */
const FEWEST_PEOPLE = 200;

export async function run(options: RunOptions): Promise<RunResult> {
  const rounds: Awaited<ReturnType<typeof runRound>>[] = [];
  for (let round = 0; round < options.rounds; round++)
    rounds.push(await runRound(planOf(options, round), options));
  return {
    seed: options.seed,
    faults: addFaults(rounds.map(({ faults }) => faults)),
    rounds: rounds.map(({ result }) => result),
    violations: rounds.flatMap(({ violations }) => violations),
  };
}

/** Of the copies of the large mailings, so many are accepted before events begin to end among the dead letters. */
const BURIED_AFTER = 0.7;

/** In every second round all feedback ends somewhere in the middle; in the others some of it ends among the dead letters. */
function planOf({ seed, people, rounds, large, small, minutes }: RunOptions, round: number): RoundPlan {
  const random: Random = randomOf(seed, `round ${round}`);
  const count = Math.max(FEWEST_PEOPLE, Math.floor(people / 4 ** round));
  const buriedAfter = round % 2 === 0 ? Math.floor(count * large * BURIED_AFTER) : null;
  const withheldAfter = round % 2 === 1 ? random.below(Math.ceil((count * large) / 2)) : null;
  return {
    seed: seed + round,
    people: count,
    calendar: { large, small: Math.ceil(small / rounds), minutes },
    weather: { ...STORM, post: { ...STORM.post, withheldAfter, buriedAfter } },
  };
}

/** Tells the histories of the first few violations of each kind. */
function explain({ violations, records }: Judgement, world: World): ExplainedViolation[] {
  const told = new Map<string, number>();
  return violations.map((violation) => {
    const record = records.find(({ id }) => id === violation.mailing);
    const before = told.get(violation.kind) ?? 0;
    told.set(violation.kind, before + 1);
    const explained = before < MOST_HISTORIES && violation.person && record;
    return { ...violation, history: explained ? historyOf(violation.person, record, world) : [] };
  });
}

async function runRound(plan: RoundPlan, options: RunOptions) {
  const { onProgress = () => undefined, onPrinted = () => undefined } = options;
  const began = Date.now();
  const world = await startWorld(plan);
  try {
    onProgress(`${plan.people.toLocaleString('en')} people are there`);
    const { steps, unfinished } = await passTime(world, (step) => {
      if (step % 20 === 0)
        onProgress(
          `step ${step}: ${world.truth.count().toLocaleString('en')} copies accepted, ${world.courier.waiting()} messages wait`,
        );
    });
    const judgement = await judge(world, unfinished);
    const violations = explain(judgement, world);
    if (violations.length > 0) onPrinted(world.printed.join(''));
    const result: RoundResult = {
      people: plan.people,
      mailings: judgement.records.length,
      accepted: world.truth.count(),
      steps,
      seconds: (Date.now() - began) / 1000,
      states: judgement.states,
      uncertain: judgement.uncertain,
      withheldAfter: plan.weather.post.withheldAfter,
      deadLetters: Object.fromEntries(
        QUEUE_NAMES.map((queue) => [queue, world.courier.deadLetters(queue).length]),
      ),
    };
    return { faults: world.counts as Record<Fault, number>, result, violations };
  } finally {
    await world.close();
  }
}
