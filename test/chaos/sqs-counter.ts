/** SQS at the wire, as far as functions put messages on queues: what it takes is the courier's. */
import { createHash, randomUUID } from 'node:crypto';
import type { QueueName } from '../../core/contract/functions.ts';
import { inJson, startAwsServer } from '../../local/endpoints/aws-server.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import type { AnyQueue, Courier } from './courier.ts';

interface Batch {
  readonly QueueUrl: string;
  readonly Entries: readonly { readonly Id: string; readonly MessageBody: string; DelaySeconds?: number }[];
}

/** Starts it on a free port. */
export function startSqsCounter(courier: Pick<Courier, 'put' | 'standing'>): Promise<Endpoint> {
  const operations: Readonly<Record<string, (body: string) => unknown>> = {
    SendMessageBatch: (body) => take(JSON.parse(body), courier),
    GetQueueAttributes: (body) => ({ Attributes: attributesOf(JSON.parse(body), courier) }),
  };
  return startAwsServer({
    name: 'sqs',
    writing: inJson('application/x-amz-json-1.1'),
    find: ({ headers, body }) => {
      const name = String(headers['x-amz-target']).replace('AmazonSQS.', '');
      const run = operations[name];
      return run ? { name, run: () => run(body) } : null;
    },
  });
}

const nameOf = (url: string) => url.slice(url.lastIndexOf('/') + 1) as AnyQueue;

function take({ QueueUrl, Entries }: Batch, courier: Pick<Courier, 'put'>) {
  for (const { MessageBody, DelaySeconds = 0 } of Entries)
    courier.put(nameOf(QueueUrl) as QueueName, MessageBody, DelaySeconds * 1000);
  const Successful = Entries.map(({ Id, MessageBody }) => ({
    Id,
    MessageId: randomUUID(),
    MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
  }));
  return { Successful, Failed: [] };
}

function attributesOf({ QueueUrl }: { readonly QueueUrl: string }, courier: Pick<Courier, 'standing'>) {
  const { visible, later, inHand } = courier.standing(nameOf(QueueUrl));
  return {
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesDelayed: String(later),
    ApproximateNumberOfMessagesNotVisible: String(inHand),
  };
}
