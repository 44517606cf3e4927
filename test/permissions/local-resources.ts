/** Which resource of the one-machine cloud stands for which of the stack's: by the path of its construct. */
import { FUNCTIONS, QUEUES } from '../../core/contract/functions.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../../local/local-access.ts';
import { FLYERS_BUCKET, SCHEDULE_ROLE_ARN, STACK_ID, TABLE_NAME } from '../../local/resource-names.ts';

/** What CloudFormation's `Ref` and `Fn::GetAtt` of a resource give. */
export type LocalResource = Readonly<Record<'Ref' | 'Arn', string>>;

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${resource}`;

const queue = (name: string): LocalResource => ({ Ref: name, Arn: arn('sqs', name) });
const logs = (name: string): LocalResource => ({ Ref: name, Arn: arn('logs', `log-group:${name}:*`) });

/** A resource that a role names and that stands not here has nothing to be tried on: reading the roles fails. */
export const LOCAL_RESOURCES: Readonly<Record<string, LocalResource>> = {
  'Table/Table': { Ref: TABLE_NAME, Arn: arn('dynamodb', `table/${TABLE_NAME}`) },
  'Flyers/Bucket': { Ref: FLYERS_BUCKET, Arn: `arn:aws:s3:::${FLYERS_BUCKET}` },
  'Schedules/Role': { Ref: 'scheduler', Arn: SCHEDULE_ROLE_ARN },
  'Schedules/schedules-dead': queue('schedules-dead'),
  ...Object.fromEntries(
    Object.keys(QUEUES).flatMap((name) => [
      [`Queues/${name}`, queue(name)],
      [`Queues/${name}-dead`, queue(`${name}-dead`)],
    ]),
  ),
  ...Object.fromEntries(Object.keys(FUNCTIONS).map((name) => [`${name}/Logs`, logs(name)])),
};

/** CloudFormation's own parameters. */
export const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::Region': LOCAL_REGION,
  'AWS::AccountId': LOCAL_ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::StackId': STACK_ID,
};
