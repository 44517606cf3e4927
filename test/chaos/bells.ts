/** The schedules of EventBridge Scheduler on a bad day: they ring twice, late, or never. */
import type { DueReminder } from '../../core/contract/messages.ts';
import type { Clock } from '../../local/clock.ts';
import type { SchedulerEndpoint, WaitingSchedule } from '../../local/endpoints/scheduler.ts';
import type { Courier } from './courier.ts';
import type { FaultCounts } from './faults.ts';
import type { Moments } from './moments.ts';
import type { Random } from './random.ts';

type Mishap = 'twice' | 'late' | 'never';

/** What becomes of ten schedules, in whatever order: chances alone would leave it open how often each happens. */
const OF_TEN: readonly (readonly Mishap[])[] = [
  ...Array.from({ length: 4 }, () => ['never'] as const),
  ...Array.from({ length: 3 }, () => ['twice', 'late'] as const),
  ['twice'],
  ['late'],
  [],
];

export interface Bells {
  /** Rings what is due by the clock. */
  ring(): void;
  /** When the next schedule has its turn, in milliseconds; infinite where none is left. */
  nextAt(): number;
  /** When the schedule of a reminder had its turn, whatever became of it; undefined before it. */
  turnOf(eventId: string, offset: string): number | undefined;
}

export interface BellsOptions {
  readonly scheduler: Pick<SchedulerEndpoint, 'waiting'>;
  readonly courier: Pick<Courier, 'put'>;
  readonly clock: Clock;
  readonly moments: Moments;
  readonly random: Random;
  readonly counts: FaultCounts;
}

const MINUTE_MS = 60_000;
/** The most that a bell is late, in milliseconds. */
const LATEST_MS = 80 * MINUTE_MS;

export function createBells(options: BellsOptions): Bells {
  const { scheduler, courier, clock, moments, random, counts } = options;
  const rung = new Set<string>();
  const turns = new Map<string, number>();
  let deck: (readonly Mishap[])[] = [];
  const unrung = () => scheduler.waiting().filter(({ name }) => !rung.has(name));
  const ringOne = ({ name, input }: WaitingSchedule) => {
    rung.add(name);
    const { reminder } = JSON.parse(input) as DueReminder;
    turns.set(`${reminder.eventId} ${reminder.offset}`, moments.next());
    if (deck.length === 0) deck = random.shuffled(OF_TEN);
    const mishaps = deck.pop() ?? [];
    for (const mishap of mishaps) counts[`schedule-${mishap}`] += 1;
    if (mishaps.includes('never')) return;
    courier.put('due', input, mishaps.includes('late') ? random.below(LATEST_MS) : 0);
    if (mishaps.includes('twice')) courier.put('due', input, random.below(10 * MINUTE_MS));
  };
  return {
    ring: () => {
      const now = clock.now();
      for (const schedule of unrung()) if (schedule.dueAt <= now) ringOne(schedule);
    },
    nextAt: () =>
      unrung().reduce((next, { dueAt }) => Math.min(next, dueAt.getTime()), Number.POSITIVE_INFINITY),
    turnOf: (eventId, offset) => turns.get(`${eventId} ${offset}`),
  };
}
