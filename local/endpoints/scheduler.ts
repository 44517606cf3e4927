/**
 * Amazon EventBridge Scheduler on one machine: one-time schedules and their groups for the real SDK. Nothing rings
 * by itself: whoever moves the clock calls `fireDue`.
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/Welcome.html
 */
import type { Clock } from '../clock.ts';
import type { Authorize } from './authorize.ts';
import type { OnCall } from './aws-call.ts';
import { restOperations } from './aws-rest.ts';
import { inJson, startAwsServer } from './aws-server.ts';
import type { Endpoint } from './endpoint.ts';
import { savedState, saveState } from './saved-state.ts';
import { Book, emptyBook, openBook } from './schedule-book.ts';
import { groupOperations } from './schedule-group-operations.ts';
import { scheduleOperations } from './schedule-operations.ts';
import { type Deliver, ringing } from './schedule-ringing.ts';

export interface SchedulerOptions {
  readonly clock: Clock;
  /** Where schedules survive a restart; null keeps them in memory. */
  readonly file: string | null;
  /** Hands a due schedule to its target; when it fails, the schedule stays and is tried again. */
  readonly deliver: Deliver;
  readonly onCall?: OnCall;
  readonly authorize?: Authorize | undefined;
}

/** A schedule that has not rung yet. */
export interface WaitingSchedule {
  readonly name: string;
  readonly group: string;
  readonly dueAt: Date;
  readonly targetArn: string;
  readonly input: string;
  /** Who made it. */
  readonly accessKey: string;
}

export interface SchedulerEndpoint extends Endpoint {
  /** The next to ring first; disabled ones are left out. */
  waiting(): WaitingSchedule[];
  /** Delivers all that is due by the clock, and tells how many schedules that was. */
  fireDue(): Promise<number>;
}

/** Starts EventBridge Scheduler on a free port, with the schedules that `file` holds. */
export async function startScheduler(options: SchedulerOptions): Promise<SchedulerEndpoint> {
  const { clock, file, deliver, onCall, authorize } = options;
  const book = openBook(savedState(file, Book, emptyBook(clock.now())));
  const { save } = saveState({ file, snapshot: book.pages });
  const server = await startAwsServer({
    name: 'scheduler',
    writing: inJson('application/json'),
    onCall,
    authorize,
    find: restOperations({
      ...groupOperations({ book, clock, save }),
      ...scheduleOperations({ book, clock, save }),
    }),
  });
  return {
    ...server,
    waiting: () =>
      book.waiting().map(({ name, group, dueAt, fields, accessKey }) => ({
        name,
        group,
        dueAt: new Date(dueAt),
        targetArn: fields.Target.Arn,
        input: fields.Target.Input ?? '{}',
        accessKey,
      })),
    fireDue: ringing({ book, clock, deliver, save }),
  };
}
