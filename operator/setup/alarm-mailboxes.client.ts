/** Who is told of a deployed stack's alarms by now: what SNS knows of the mailboxes that its deploy named. Only reads. */
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { paginateListSubscriptionsByTopic, SNSClient, type Subscription } from '@aws-sdk/client-sns';
import type { AwsAccess } from '../aws-access.client.ts';
import type { AlarmMailboxes } from './setup-facts.ts';

/** SNS names a subscription by these in place of an ARN. */
const PENDING = 'PendingConfirmation';
const DELETED = 'Deleted';

/** Those of a stack that is there; null where its deploy named none. */
export async function readAlarmMailboxes(
  stackName: string,
  { config }: AwsAccess,
): Promise<AlarmMailboxes | null> {
  const { topics, made } = await notifiersOf(stackName, new CloudFormationClient(config));
  const sns = new SNSClient(config);
  const listed = (await Promise.all(topics.map((topic) => subscribersOf(topic, sns)))).flat();
  const mailboxes = listed.filter(({ Protocol }) => Protocol === 'email');
  const waiting = mailboxes.filter(({ SubscriptionArn: arn }) => arn === PENDING);
  const ended = mailboxes.filter(({ SubscriptionArn: arn }) => arn === DELETED);
  // What was ended is still listed for a while, and then no more: the stack knows how many it has made.
  const missing = Math.max(0, made - (listed.length - ended.length));
  if (mailboxes.length === 0 && missing === 0) return null;
  return {
    topic: mailboxes[0]?.TopicArn ?? null,
    confirmed: mailboxes.length - waiting.length - ended.length,
    waiting: waiting.map(({ Endpoint = '' }) => Endpoint),
    ended: missing,
  };
}

/** The topics of a stack, and how many subscriptions to them it has made, mailboxes or not. */
async function notifiersOf(stackName: string, client: CloudFormationClient) {
  const topics: string[] = [];
  let made = 0;
  for await (const page of paginateListStackResources({ client }, { StackName: stackName }))
    for (const { ResourceType, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      if (ResourceType === 'AWS::SNS::Topic' && PhysicalResourceId) topics.push(PhysicalResourceId);
      if (ResourceType === 'AWS::SNS::Subscription') made += 1;
    }
  return { topics, made };
}

async function subscribersOf(TopicArn: string, client: SNSClient): Promise<Subscription[]> {
  const all: Subscription[] = [];
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
    all.push(...Subscriptions);
  return all;
}
