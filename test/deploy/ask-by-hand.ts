/** Services whose clients are needed nowhere else are asked by hand; MiniStack checks no signature. */
import { REGION } from './stand-in-account.ts';

const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
});

/** Names of the functions, those of the CDK among them. */
export async function readFunctions(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/2015-03-31/functions/`, { headers: signedFor('lambda') });
  const { Functions } = (await answer.json()) as { Functions: { FunctionName: string }[] };
  return Functions.map(({ FunctionName }) => FunctionName).sort();
}

/** A rule of EventBridge. */
export interface StandingRule {
  readonly expression: string;
  readonly state: string;
  readonly targetArns: readonly string[];
}

/** Every rule of the default bus, by name. */
export async function readRules(url: string): Promise<StandingRule[]> {
  type Rules = { Rules: { Name: string; ScheduleExpression?: string; State: string }[] };
  type Targets = { Targets: { Arn: string }[] };
  const ask = <T>(action: string, input: object) =>
    askInJson<T>(url, { service: 'events', target: `AWSEvents.${action}`, input });
  const { Rules } = await ask<Rules>('ListRules', {});
  return Promise.all(
    Rules.map(async ({ Name, ScheduleExpression = '', State }) => {
      const { Targets } = await ask<Targets>('ListTargetsByRule', { Rule: Name });
      return { expression: ScheduleExpression, state: State, targetArns: Targets.map(({ Arn }) => Arn) };
    }),
  );
}

/** Every line that CloudWatch has of a log group whose name holds `name`. */
export async function readLog(url: string, name: string): Promise<string[]> {
  const ask = <T>(action: string, input: object) =>
    askInJson<T>(url, { service: 'logs', target: `Logs_20140328.${action}`, input });
  type Groups = { logGroups: { logGroupName: string }[] };
  type Lines = { events: { message: string }[] };
  const { logGroups } = await ask<Groups>('DescribeLogGroups', {});
  const groups = logGroups.filter(({ logGroupName }) => logGroupName.includes(name));
  const found = await Promise.all(
    groups.map(({ logGroupName }) => ask<Lines>('FilterLogEvents', { logGroupName })),
  );
  return found.flatMap(({ events }) => events.map(({ message }) => message));
}

/** Publishes a message to a topic. */
export async function publish(url: string, topicArn: string, message: string): Promise<void> {
  const body = new URLSearchParams({
    Action: 'Publish',
    Version: '2010-03-31',
    TopicArn: topicArn,
    Message: message,
  });
  const { ok, status } = await fetch(url, { method: 'POST', headers: signedFor('sns'), body });
  if (!ok) throw new Error(`SNS answers ${status} to a message for ${topicArn}.`);
}

async function askInJson<T>(
  url: string,
  { service, target, input }: { service: string; target: string; input: object },
): Promise<T> {
  const headers = {
    ...signedFor(service),
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': target,
  };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) });
  if (!answer.ok) throw new Error(`${target} is answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
