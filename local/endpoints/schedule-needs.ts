/**
 * What a call about one schedule needs to be allowed; whoever writes one hands a role to EventBridge Scheduler.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html
 */
import { arnOf, type Need } from './authorize.ts';
import { parseJson } from './aws-input.ts';
import type { RestRequest } from './aws-rest.ts';

interface Written {
  readonly GroupName?: string;
  readonly Target?: { readonly RoleArn?: string };
}

/** @param operation as in IAM actions: `CreateSchedule` */
export const writeNeeds =
  (operation: string) =>
  (request: RestRequest): Need[] => {
    const { GroupName = 'default', Target } = parseJson(request.body) as Written;
    return [
      { action: `scheduler:${operation}`, resource: arnOfSchedule(request, GroupName) },
      {
        action: 'iam:PassRole',
        resource: Target?.RoleArn ?? '*',
        context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
      },
    ];
  };

/** The same of a call that names its group in the query. */
export const scheduleNeeds =
  (operation: string) =>
  (request: RestRequest): Need[] => {
    const group = request.query.get('groupName') ?? 'default';
    return [{ action: `scheduler:${operation}`, resource: arnOfSchedule(request, group) }];
  };

const arnOfSchedule = ({ caller, label }: RestRequest, group: string): string =>
  arnOf(caller, 'scheduler', `schedule/${group}/${label('Name')}`);
