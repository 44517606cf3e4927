/** Moves a cloud's clock forward through every schedule on the way, each at its own minute. */
import type { Cloud } from './cloud.ts';

/** Goes to `instant`, stopping at every schedule due until then, and ends with idle queues. */
export async function advanceTo(cloud: Cloud, instant: Date): Promise<Date> {
  for (let due = nextDue(cloud); due && due <= instant; due = nextDue(cloud)) {
    cloud.clock.advanceTo(due);
    await cloud.fireDue();
  }
  cloud.clock.advanceTo(instant);
  await cloud.settle();
  return cloud.clock.now();
}

/** Goes to the next reminder and sends it; null when no schedule waits. */
export async function nextReminder(cloud: Cloud): Promise<Date | null> {
  const due = nextDue(cloud);
  return due ? advanceTo(cloud, due) : null;
}

const nextDue = ({ scheduler }: Cloud): Date | undefined => scheduler.waiting()[0]?.dueAt;
