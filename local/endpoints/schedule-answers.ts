/** How EventBridge Scheduler describes schedules and groups. */
import { LOCAL_ACCOUNT } from '../local-access.ts';
import type { GroupEntry, ScheduleEntry } from './schedule-book.ts';

export const scheduleArn = ({ region, group, name }: ScheduleEntry): string =>
  `arn:aws:scheduler:${region}:${LOCAL_ACCOUNT}:schedule/${group}/${name}`;

export const groupArn = ({ name, region }: GroupEntry): string =>
  `arn:aws:scheduler:${region}:${LOCAL_ACCOUNT}:schedule-group/${name}`;

/** What GetScheduleGroup answers. */
export const describedGroup = (group: GroupEntry) => ({
  Arn: groupArn(group),
  Name: group.name,
  State: 'ACTIVE',
  CreationDate: epochSeconds(group.createdAt),
  LastModificationDate: epochSeconds(group.createdAt),
});

/** What ListSchedules tells of one: neither expression nor input. */
export const summarized = (entry: ScheduleEntry) => ({
  Arn: scheduleArn(entry),
  Name: entry.name,
  GroupName: entry.group,
  State: entry.fields.State,
  CreationDate: epochSeconds(entry.createdAt),
  LastModificationDate: epochSeconds(entry.modifiedAt),
  Target: { Arn: entry.fields.Target.Arn },
});

/** What GetSchedule answers. */
export const described = (entry: ScheduleEntry) => ({ ...summarized(entry), ...entry.fields });

/** Instants travel as seconds since 1970 in AWS's JSON. */
const epochSeconds = (instant: string) => Date.parse(instant) / 1000;
