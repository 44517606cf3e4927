/** The environment of a function on one machine. */
import type { EnvironmentName, FunctionDeclaration, FunctionName } from '../core/contract/functions.ts';
import { FUNCTIONS } from '../core/contract/functions.ts';
import { LOCAL_REGION } from './local-access.ts';
import {
  CONFIGURATION_SETS,
  FLYERS_BUCKET,
  KEY_PARAMETERS,
  SCHEDULE_GROUP,
  SCHEDULE_ROLE_ARN,
  STACK_NAME,
  TABLE_NAME,
} from './resource-names.ts';
import type { Endpoints } from './start-endpoints.ts';

/** What differs from one cloud to the next. */
export interface Site {
  /** The address of the pages, for links in mail. */
  readonly siteUrl: string;
  /** Whom mail may go to; by default everyone, for the local inbox takes all. */
  readonly deliverTo?: string;
}

/** Exactly what the contract says the function is given, and what Lambda gives to every function. */
export function environmentFor(
  name: FunctionName,
  { siteUrl, deliverTo = 'everyone' }: Site,
  endpoints: Endpoints,
): Record<string, string> {
  const { cloudFormation, queues, dynamoDb, scheduler, ses, ssm } = endpoints;
  const values: Record<EnvironmentName, string> = {
    STACK_NAME,
    TABLE_NAME,
    DUE_QUEUE_URL: queues.queueUrl('due'),
    RANGES_QUEUE_URL: queues.queueUrl('ranges'),
    LETTERS_QUEUE_URL: queues.queueUrl('letters'),
    FEEDBACK_QUEUE_URL: queues.queueUrl('feedback'),
    FEEDBACK_DLQ_URL: queues.queueUrlOf(queues.queueArn('feedback-dead')),
    DUE_QUEUE_ARN: queues.queueArn('due'),
    SCHEDULE_GROUP,
    SCHEDULE_ROLE_ARN,
    SCHEDULE_DLQ_ARN: queues.queueArn('schedules-dead'),
    ID_KEY_PARAMETER: KEY_PARAMETERS.idKey,
    LINK_KEY_PARAMETER: KEY_PARAMETERS.linkKeys,
    SITE_URL: siteUrl,
    FLYERS_BUCKET,
    CONFIGURATION_SETS,
    DELIVER_TO: deliverTo,
  };
  const { environment }: FunctionDeclaration = FUNCTIONS[name];
  return {
    ...Object.fromEntries(environment.map((variable) => [variable, values[variable]])),
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: name,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
    AWS_ENDPOINT_URL_SQS: queues.url,
    AWS_ENDPOINT_URL_S3: queues.url,
    AWS_ENDPOINT_URL_SCHEDULER: scheduler.url,
    AWS_ENDPOINT_URL_SESV2: ses.url,
    AWS_ENDPOINT_URL_SSM: ssm.url,
  };
}
