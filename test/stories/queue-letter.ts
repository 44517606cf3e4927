/** Puts a request for a letter on the queue, as `web` does once a form has been sent. */
import { randomBytes } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { LetterMessage } from '../../core/contract/letters.ts';
import type { Cloud } from '../../local/cloud.ts';
import { localAccess } from '../../local/local-access.ts';

type WithoutId<Message> = Message extends LetterMessage ? Omit<Message, 'letter'> : never;

/** A request for one of these letters, without the id that `web` gives it. */
export type AskedLetter<Purpose extends LetterMessage['purpose'] = LetterMessage['purpose']> = WithoutId<
  Extract<LetterMessage, { purpose: Purpose }>
>;

/** Waits until the letter has been sent, or until it is decided that none is. */
export async function queueLetter(cloud: Cloud, asked: AskedLetter): Promise<void> {
  const { queues } = cloud;
  const client = new SQSClient({ ...localAccess('test'), endpoint: queues.url });
  const message = { letter: randomBytes(16).toString('hex'), ...asked };
  const QueueUrl = queues.queueUrl('letters');
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
  client.destroy();
  await cloud.settle();
}
