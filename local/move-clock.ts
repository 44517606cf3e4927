/** Moves a cloud's clock forward through every schedule on the way, each at its own minute. */
import { mailingStore } from '../core/mailing/mailing.store.ts';
import type { Cloud } from './cloud.ts';

/** Goes to `instant`, stopping at every schedule due until then, and ends with idle queues. */
export async function advanceTo(cloud: Cloud, instant: Date): Promise<Date> {
  for (let due = nextDue(cloud); due && due <= instant; due = nextDue(cloud)) {
    await sweepUntil(due, cloud);
    cloud.clock.advanceTo(due);
    await cloud.fireDue();
  }
  await sweepUntil(instant, cloud);
  cloud.clock.advanceTo(instant);
  await cloud.settle();
  await cloud.sweep();
  return cloud.clock.now();
}

const MINUTE_MS = 60_000;

/** Minutes between two sweeps on the way: often at first, when much is settled, then seldom. */
const STEPS = [2, 2, 2, 2, 2, 2, 10, 10, 30];

/** Sweeps at once, and then on the way to `instant` for as long as a mailing is not finished. */
async function sweepUntil(instant: Date, cloud: Cloud): Promise<void> {
  await cloud.sweep();
  for (let step = 0; (await mailingStore(cloud.table).open()).length > 0; step += 1) {
    const minutes = STEPS[Math.min(step, STEPS.length - 1)] ?? 0;
    const next = new Date(cloud.clock.now().getTime() + minutes * MINUTE_MS);
    if (next >= instant) return;
    cloud.clock.advanceTo(next);
    await cloud.sweep();
  }
}

/** Goes to the next reminder and sends it; null when no schedule waits. */
export async function nextReminder(cloud: Cloud): Promise<Date | null> {
  const due = nextDue(cloud);
  return due ? advanceTo(cloud, due) : null;
}

const nextDue = ({ scheduler }: Cloud): Date | undefined => scheduler.waiting()[0]?.dueAt;
