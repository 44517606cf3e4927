/** What the resources are called that the stack would make, in the one-machine cloud. */

export const STACK_NAME = 'local';
export const TABLE_NAME = 'notifications';
/** Takes the files of a deploy. */
export const BUCKET = 'deployed-files';
/** Takes the flyers that people submit. */
export const FLYERS_BUCKET = 'flyers';
export const SCHEDULE_GROUP = 'reminders';
export const SCHEDULE_ROLE_ARN = 'arn:aws:iam::000000000000:role/scheduler';
export const CONFIGURATION_SETS = 'notifications';
/** Names of the two keys among the parameters; the operator's commands read the id key too. */
export const KEY_PARAMETERS = { idKey: '/notifications/id-key', linkKeys: '/notifications/link-keys' };
