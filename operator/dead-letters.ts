/** Where messages end up that could not be handled, and where they are put back. */
import { QUEUES, type QueueName } from '../core/contract/functions.ts';

/** A dead-letter queue, by what an operator calls it. */
export interface DeadLetterQueue {
  readonly name: string;
  readonly carries: string;
  /** What it is called behind the stack's name. */
  readonly dead: string;
  /** The queue whose function is to handle its messages. */
  readonly target: QueueName;
}

/** One for each queue; and that of the schedules, of which EventBridge Scheduler could not put the message on `due`. */
export const DEAD_LETTER_QUEUES: readonly DeadLetterQueue[] = [
  ...(Object.keys(QUEUES) as QueueName[]).map((name) => ({
    name,
    carries: QUEUES[name].carries,
    dead: `${name}-dead`,
    target: name,
  })),
  {
    name: 'schedules',
    carries: 'what EventBridge Scheduler could not deliver',
    dead: 'schedules-dead',
    target: 'due',
  },
];
