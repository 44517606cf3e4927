/** Has the service send one mailing, whole or in parts of about as many ranges each. */
import { setTimeout } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mailingStore } from '../../../core/mailing/mailing.store.ts';
import { localAccess } from '../../../local/local-access.ts';
import type { Due } from './awareness-day.ts';
import type { Lambda } from './lambda.ts';
import type { Service } from './service.ts';

/** A service with its Lambda. */
export interface Cloud {
  readonly service: Service;
  readonly lambda: Lambda;
}

const IDLE_POLL_MS = 20;

/** A mailing was to be sent in more parts than it has ranges. */
class TooFewRangesError extends Error {
  constructor(mailing: string, ranges: number) {
    super(`Mailing ${mailing} has ${ranges} ranges only; take more people, or fewer parts.`);
    this.name = 'TooFewRangesError';
  }
}

/** Each part sends what it is to send, and resolves; between them nothing is done. */
export function sendMailing(due: Due, parts: number, cloud: Cloud): (() => Promise<void>)[] {
  const { ranges } = cloud.lambda;
  if (parts === 1) return [() => ring(due, cloud.service).then(() => idle(cloud.service))];
  let perPart = 0;
  const first = async () => {
    ranges.close();
    await ring(due, cloud.service);
    perPart = Math.floor((await countRanges(due, cloud)) / parts);
    if (perPart === 0) throw new TooFewRangesError(due.mailing, await countRanges(due, cloud));
    await ranges.admit(perPart);
  };
  const last = async () => {
    ranges.open();
    await idle(cloud.service);
  };
  return [first, ...Array.from({ length: parts - 2 }, () => () => ranges.admit(perPart)), last];
}

/** As EventBridge Scheduler would. */
export async function ring({ message }: Due, { places }: Service): Promise<void> {
  const scheduler = new SQSClient({ ...localAccess('scheduler'), endpoint: places.queues.url });
  await scheduler.send(
    new SendMessageCommand({ QueueUrl: places.queues.due, MessageBody: JSON.stringify(message) }),
  );
  scheduler.destroy();
}

/** Waits until no queue holds anything. */
export async function idle({ endpoints }: Service): Promise<void> {
  while ((await endpoints<number>({ unfinished: true })) > 0) await setTimeout(IDLE_POLL_MS);
}

/** Waits until the mailing has been started. */
async function countRanges({ mailing }: Due, cloud: Cloud): Promise<number> {
  const mailings = mailingStore(cloud.service.table);
  let started = await mailings.find(mailing);
  for (; !started; started = await mailings.find(mailing)) await setTimeout(IDLE_POLL_MS);
  return started.ranges;
}
