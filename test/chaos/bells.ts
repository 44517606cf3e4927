/** The schedules of EventBridge Scheduler on a bad day: they ring twice, late, or never. */
import type { DueReminder } from '../../core/contract/messages.ts';
import type { Clock } from '../../local/clock.ts';
import type { SchedulerEndpoint, WaitingSchedule } from '../../local/endpoints/scheduler.ts';
import type { Courier } from './courier.ts';
import type { FaultCounts } from './faults.ts';
import type { Moments } from './moments.ts';
import type { Random } from './random.ts';

/** What becomes of ten schedules, in whatever order: chances alone would leave it open how often each happens. */
const OF_TEN = [
  ...(['twice', 'twice', 'twice'] as const),
  ...(['late', 'late', 'late'] as const),
  ...(['never', 'never', 'never'] as const),
  'in time',
] as const;

export interface Bells {
  /** Rings what is due by the clock. */
  ring(): void;
  /** Schedules that have not had their turn. */
  waiting(): number;
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
  let deck: (typeof OF_TEN)[number][] = [];
  const unrung = () => scheduler.waiting().filter(({ name }) => !rung.has(name));
  const ringOne = ({ name, input }: WaitingSchedule) => {
    rung.add(name);
    const { reminder } = JSON.parse(input) as DueReminder;
    turns.set(`${reminder.eventId} ${reminder.offset}`, moments.next());
    if (deck.length === 0) deck = random.shuffled(OF_TEN);
    const fault = deck.pop() ?? 'in time';
    if (fault !== 'in time') counts[`schedule-${fault}`] += 1;
    if (fault === 'never') return;
    courier.put('due', input, fault === 'late' ? random.below(LATEST_MS) : 0);
    if (fault === 'twice') courier.put('due', input, random.below(10 * MINUTE_MS));
  };
  return {
    ring: () => {
      const now = clock.now();
      for (const schedule of unrung()) if (schedule.dueAt <= now) ringOne(schedule);
    },
    waiting: () => unrung().length,
    turnOf: (eventId, offset) => turns.get(`${eventId} ${offset}`),
  };
}
