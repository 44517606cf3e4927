/** One round: time passes, two minutes after two minutes while something happens, until every mailing is finished or nothing changes any more. */
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import type { ChaosWorker } from './workers.ts';
import type { Weather, World } from './world.ts';

/** Milliseconds of the round's clock from one sweep to the next. */
const STEP_MS = 2 * 60_000;
/** The same while nothing happens, if no bell and no message comes before: when only evidence is waited for. */
const WAITING_MS = [2, 2, 2, 2, 2, 2, 10, 10, 30].map((minutes) => minutes * 60_000);
/** Steps, at most: what is not finished in two days never is. */
const MOST_STEPS = 1440;
/** Steps with no message on any queue and none to SES, after which nothing more happens: longer than silence takes to be proof. */
const QUIET_STEPS = 8;

/** Milliseconds after which an operator has dead feedback delivered again, as long as the round goes on. */
const REDRIVE_MS = 30 * 60_000;

/** Milliseconds beyond every mailing's use, after which none waits for evidence any more. */
const EVIDENCE_MS = 2 * 60 * 60_000;

/** How a round ended. */
export interface Passing {
  readonly steps: number;
  /** Mailings that were still not finished when nothing changed any more. */
  readonly unfinished: readonly string[];
}

/** Lets the round's time pass; `onStep` hears of each step. */
export async function passTime(
  world: World,
  onStep: (step: number) => void = () => undefined,
): Promise<Passing> {
  const { clock, events, table } = world;
  const sweeping = world.workers.start('sweep');
  let steps = 0;
  let redrivenAt = clock.now().getTime();
  const redriveNowAndThen = () => {
    if (clock.now().getTime() < redrivenAt + REDRIVE_MS) return;
    redrivenAt = clock.now().getTime();
    world.courier.redrive('feedback');
  };
  const untilQuiet = async () => {
    for (let quiet = 0, idle = 0, last = 0; quiet < QUIET_STEPS && steps < MOST_STEPS; steps += 1) {
      await passStep(world, { sweeping, idle });
      world.told.onStepOver(clock.now(), await feedbackStore(table).heard());
      redriveNowAndThen();
      const accepted = world.truth.count();
      idle = accepted === last ? idle + 1 : 0;
      quiet = idle > 0 && nothingWaits(world) ? quiet + 1 : 0;
      last = accepted;
      onStep(steps);
    }
  };
  await untilQuiet();
  if (world.courier.deadLetters('feedback').length > 0) {
    // As docs/runbook.md has it: what kept them from being recorded is mended, and they are delivered again.
    world.spare('record-feedback');
    world.courier.redrive('feedback');
    await untilQuiet();
  }
  // Whoever is still uncertain stays open until the mailing is of no use any more.
  const latest = events.flatMap(({ reminders }) => reminders.map(({ useUntil }) => Date.parse(useUntil)));
  clock.advanceTo(new Date(Math.max(...latest) + EVIDENCE_MS));
  await untilQuiet();
  await sweeping.close();
  const open = await table.query('OPEN');
  return { steps, unfinished: open.map(({ sk }) => sk) };
}

/** What is due rings, what can be seen is delivered, and the sweep runs among all that; `idle` steps before brought nothing new. */
async function passStep(
  world: World,
  { sweeping, idle }: { readonly sweeping: ChaosWorker; readonly idle: number },
): Promise<void> {
  const { clock, bells, courier, dispatch, post } = world;
  const now = clock.now().getTime();
  const longest = WAITING_MS[Math.min(idle, WAITING_MS.length - 1)] ?? STEP_MS;
  const next = Math.min(bells.nextAt(), courier.nextAt());
  post.onCalm();
  clock.advanceTo(new Date(Math.max(now + STEP_MS, Math.min(next, now + longest))));
  bells.ring();
  void dispatch.run(sweeping, 'sweep');
  dispatch.kick();
  await calm(world);
}

const nothingWaits = ({ bells, courier }: World): boolean =>
  bells.nextAt() === Number.POSITIVE_INFINITY && courier.waiting() === 0;

/** Milliseconds of real time in which whatever goes on must come to an end. */
const MOST_CALMING_MS = 120_000;

/** Waits until nobody works, and nothing is on any wire. */
async function calm({ dispatch, crowd, proxies }: World): Promise<void> {
  const ends = Date.now() + MOST_CALMING_MS;
  const onWire = () => proxies.map((proxy) => proxy.unfinished());
  for (;;) {
    await dispatch.idle();
    await crowd.settle();
    if (onWire().every((requests) => requests === 0) && dispatch.isIdle()) return;
    if (Date.now() > ends)
      throw new Error(`Something never ends; requests on wires: ${onWire().join(', ')}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** How bad a full run is; what is withheld and buried is chosen per round. */
export const STORM: Omit<Weather, 'post'> & { readonly post: { readonly fault: number } } = {
  ses: { fault: 0.055, early: 0.08 },
  dynamoDb: { fault: 0.008, lasting: 0.2 },
  queues: { doubled: { due: 0.1, ranges: 0.15, letters: 0.1, feedback: 0.005 }, reordered: 0.5 },
  post: { fault: 0.02 },
  killed: 0.11,
  stirred: 0.4,
};
