/** The batch wrappers of every function that a queue triggers: business code sees parsed messages and may throw. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as v from 'valibot';
import { describeError, type Log } from './log.ts';

/** A message on a queue is not what its schema says; after `maxReceiveCount` tries it lies in the queue's DLQ. */
export class UnreadableMessageError extends Error {
  constructor(messageId: string, where: string) {
    super(
      `Message ${messageId} can't be read: ${where}. It goes to the dead-letter queue; no other message is touched.`,
    );
    this.name = 'UnreadableMessageError';
  }
}

/** Parses the body of one message; an unreadable one is named by its id, its body never repeated. */
function parseMessage<Schema extends v.GenericSchema>(
  schema: Schema,
  record: SQSRecord,
): v.InferOutput<Schema> {
  let body: unknown;
  try {
    body = JSON.parse(record.body);
  } catch {
    throw new UnreadableMessageError(record.messageId, 'its body is not JSON');
  }
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  throw new UnreadableMessageError(
    record.messageId,
    `wrong in ${v.getDotPath(result.issues[0]) ?? 'its shape'}`,
  );
}

type GiveUp<Message> = (message: Message) => Promise<void>;

/**
 * Makes a handler that hands each message of a batch to `handle` and reports those that threw, so that only
 * they come back (ReportBatchItemFailures).
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function queueHandler<Schema extends v.GenericSchema>(wiring: {
  readonly schema: Schema;
  readonly log: Log;
  readonly handle: (message: v.InferOutput<Schema>) => Promise<void>;
  /** Told of a message that was tried for the last time, in vain: it lies among the dead letters from here on. */
  readonly givenUp?: { readonly after: number; readonly tell: GiveUp<v.InferOutput<Schema>> };
}): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const { schema, log, handle, givenUp } = wiring;
  const processRecord = async (record: SQSRecord): Promise<void> => {
    const message = () => parseMessage(schema, record);
    try {
      await handle(message());
    } catch (error) {
      log.error('message failed', { messageId: record.messageId, error: describeError(error) });
      if (givenUp && Number(record.attributes?.ApproximateReceiveCount) >= givenUp.after)
        await givenUp.tell(message());
      throw error;
    }
  };
  return async (event) =>
    processPartialResponse(event, processRecord, new BatchProcessor(EventType.SQS), {
      throwOnFullBatchFailure: false,
    });
}

/**
 * The same for a function that does better with many messages at once: `handle` gets all that can be read together, and
 * when it throws, all of them come back. What can't be read comes back by itself.
 */
export function queueBatchHandler<Schema extends v.GenericSchema>(wiring: {
  readonly schema: Schema;
  readonly log: Log;
  readonly handle: (messages: readonly v.InferOutput<Schema>[]) => Promise<void>;
  /** Whether a body means anything; one that does not is taken and forgotten. */
  readonly means?: (body: string) => boolean;
}): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const { means = () => true } = wiring;
  return async ({ Records: all }) => {
    const Records = all.filter(({ body }) => means(body));
    const failed: string[] = [];
    const messages: v.InferOutput<Schema>[] = [];
    for (const record of Records) {
      try {
        messages.push(parseMessage(wiring.schema, record));
      } catch (error) {
        wiring.log.error('message failed', {
          messageId: record.messageId,
          error: describeError(error),
        });
        failed.push(record.messageId);
      }
    }
    try {
      await wiring.handle(messages);
    } catch (error) {
      wiring.log.error('batch failed', { messages: messages.length, error: describeError(error) });
      failed.push(...Records.map(({ messageId }) => messageId));
    }
    return { batchItemFailures: [...new Set(failed)].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
