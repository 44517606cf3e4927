/**
 * What the resources are called that the stack would make, in the one-machine cloud: as a stack named `notifications` would call
 * them, wherever it names them itself.
 */
import { LOCAL_ACCOUNT, LOCAL_REGION } from './local-access.ts';

export const STACK_NAME = 'local';
export const TABLE_NAME = 'notifications';
/** Takes the files of a deploy, as the bucket of the CDK's bootstrap does. */
export const BUCKET = `cdk-hnb659fds-assets-${LOCAL_ACCOUNT}-${LOCAL_REGION}`;
/** Takes the flyers that people submit. */
export const FLYERS_BUCKET = 'flyers';
export const SCHEDULE_GROUP = 'notifications';
export const SCHEDULE_ROLE_ARN = 'arn:aws:iam::000000000000:role/scheduler';
export const CONFIGURATION_SETS = 'notifications';
/** The identity by which the local SES sends, whatever domain an agency's senders have. */
export const SENDER_DOMAIN = 'senders.example';
/** Names of the two keys among the parameters; the operator's commands read the id key too. */
export const KEY_PARAMETERS = { idKey: '/notifications/id-key', linkKeys: '/notifications/link-keys' };
/** The stack itself, as CloudFormation names it to whoever it has called. */
export const STACK_ID = `arn:aws:cloudformation:${LOCAL_REGION}:${LOCAL_ACCOUNT}:stack/notifications/00000000-0000-0000-0000-000000000000`;
