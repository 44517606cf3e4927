/** Our own schedule group in EventBridge Scheduler. */
import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  paginateListSchedules,
  ResourceNotFoundException,
  SchedulerClient,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import type { Schedule, ScheduleTarget } from './schedule.ts';

/** Longest time, in seconds, that Scheduler goes on trying to put a due message on its queue. */
const MAXIMUM_EVENT_AGE_SECONDS = 3600;

export interface Schedules {
  /** The names of all that still wait. */
  names(): Promise<string[]>;
  /** Makes a one-time schedule; no-op when it stands already, false when its moment passed while we worked. */
  create(schedule: Schedule): Promise<boolean>;
  /** No-op when it has fired and deleted itself meanwhile. */
  remove(name: string): Promise<void>;
}

/** Opens the group `groupName`, whose schedules all deliver to `target`. */
export function openSchedules(
  groupName: string,
  target: ScheduleTarget,
  client = new SchedulerClient(),
): Schedules {
  return {
    names: () => listNames(client, groupName),
    create: (schedule) => create(client, { groupName, target, schedule }),
    remove: async (name) => {
      try {
        await client.send(new DeleteScheduleCommand({ GroupName: groupName, Name: name }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}

/** A group that is gone has no schedules: a stack that is taken down twice must not stumble over it. */
async function listNames(client: SchedulerClient, groupName: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const page of paginateListSchedules({ client }, { GroupName: groupName, MaxResults: 100 })) {
      names.push(...(page.Schedules ?? []).flatMap(({ Name }) => Name ?? []));
    }
    return names;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return [];
    throw error;
  }
}

/**
 * `at()` takes no zone and no fraction, so instants are written in UTC; a moment already past is refused with a
 * ValidationException.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
async function create(
  client: SchedulerClient,
  { groupName, target, schedule }: { groupName: string; target: ScheduleTarget; schedule: Schedule },
): Promise<boolean> {
  try {
    await client.send(
      new CreateScheduleCommand({
        GroupName: groupName,
        Name: schedule.name,
        ScheduleExpression: `at(${new Date(schedule.dueAt).toISOString().slice(0, 19)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: target.queueArn,
          RoleArn: target.roleArn,
          Input: JSON.stringify(schedule.message),
          DeadLetterConfig: { Arn: target.deadLetterArn },
          RetryPolicy: { MaximumEventAgeInSeconds: MAXIMUM_EVENT_AGE_SECONDS },
        },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConflictException) return true;
    if (error instanceof ValidationException && Date.parse(schedule.dueAt) <= Date.now()) return false;
    throw error;
  }
}
