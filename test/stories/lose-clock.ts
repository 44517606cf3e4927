/** Takes away the schedule of something, as if EventBridge Scheduler had lost it. */
import { DeleteScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { localAccess } from '../../local/local-access.ts';
import { SCHEDULE_GROUP } from '../../local/resource-names.ts';
import type { Month } from './month.ts';

/** @param what stands in the schedule's message, such as `notice`; throws where no schedule has it */
export async function loseClock({ cloud }: Pick<Month, 'cloud'>, what: string): Promise<void> {
  const client = new SchedulerClient({ ...localAccess('test'), endpoint: cloud.scheduler.url });
  const [clock] = cloud.scheduler.waiting().filter(({ input }) => input.includes(`"${what}"`));
  if (!clock) throw new Error(`No schedule waits for ${what}.`);
  await client.send(new DeleteScheduleCommand({ GroupName: SCHEDULE_GROUP, Name: clock.name }));
}
