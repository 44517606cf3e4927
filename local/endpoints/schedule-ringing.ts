/** Schedules that are due ring, one after the other. */
import type { Clock } from '../clock.ts';
import type { ScheduleBook, ScheduleEntry } from './schedule-book.ts';

/** What a schedule hands to its target. */
export interface Delivery {
  readonly targetArn: string;
  readonly input: string;
  readonly scheduleName: string;
  readonly group: string;
}
export type Deliver = (delivery: Delivery) => Promise<void>;

interface Bells {
  readonly clock: Clock;
  readonly book: ScheduleBook;
  readonly deliver: Deliver;
  readonly save: () => Promise<void>;
}

/**
 * A function that rings what is due by the clock, in the order in which it is due, and tells how many rang. A
 * delivery that fails leaves its schedule waiting; the others ring all the same, and the errors are thrown at the
 * end. Calls wait for one another, so that nothing rings twice and nobody is told too early that all is quiet.
 */
export function ringing(bells: Bells): () => Promise<number> {
  let turn: Promise<unknown> = Promise.resolve();
  return () => {
    const mine = turn.then(() => ringDue(bells));
    turn = mine.catch(() => {});
    return mine;
  };
}

async function ringDue(bells: Bells): Promise<number> {
  const now = bells.clock.now().toISOString();
  const due = bells.book.waiting().filter(({ dueAt }) => dueAt <= now);
  const errors: unknown[] = [];
  let rang = 0;
  for (const entry of due) {
    // It may have been deleted or changed while an earlier one was being delivered.
    if (bells.book.find(entry) !== entry) continue;
    await ring(entry, bells).then(
      () => rang++,
      (error) => errors.push(error),
    );
  }
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1)
    throw new AggregateError(errors, `${errors.length} schedules could not be delivered.`);
  return rang;
}

async function ring(entry: ScheduleEntry, { book, clock, deliver, save }: Bells): Promise<void> {
  const { name, group, fields } = entry;
  await deliver({
    targetArn: fields.Target.Arn,
    input: fields.Target.Input ?? '{}',
    scheduleName: name,
    group,
  });
  if (book.find(entry) !== entry) return;
  if (fields.ActionAfterCompletion === 'DELETE') book.remove(entry);
  else book.put({ ...entry, firedAt: clock.now().toISOString() });
  await save();
}
