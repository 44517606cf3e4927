/** What SQS tells CloudWatch of our queues each minute. */
import { QUEUES, type QueueName } from '../../core/contract/functions.ts';
import type { QueuedMessage, QueuesEndpoint } from '../../local/endpoints/sqs.ts';

type AnyQueue = QueueName | `${QueueName}-dead`;

export interface QueueFigure {
  readonly queue: AnyQueue;
  readonly metric:
    | 'ApproximateNumberOfMessagesVisible'
    | 'ApproximateNumberOfMessagesNotVisible'
    | 'ApproximateAgeOfOldestMessage'
    | 'NumberOfMessagesDeleted';
  readonly value: number;
}

const ALL = (Object.keys(QUEUES) as QueueName[]).flatMap((name): AnyQueue[] => [name, `${name}-dead`]);

/**
 * What was received so often is put behind the others, and its age is left out: AWS says "three or more" and "more than three" of the same
 * message, and the fewer is taken here.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
const RECEIVED_TOO_OFTEN = 3;

/** Remembers since when each message is there, for the clock that is moved is not that of the queues. */
export function queueWatch(queues: Pick<QueuesEndpoint, 'messagesOn' | 'deletedSince'>): {
  /** @param now epoch milliseconds of the moved clock */
  look(now: number): readonly QueueFigure[];
} {
  const since = new Map<string, number>();
  const ageOf = ({ id }: QueuedMessage, now: number): number => {
    const first = since.get(id) ?? now;
    since.set(id, first);
    return Math.round((now - first) / 1000);
  };
  return {
    look: (now) => {
      const deleted = queues.deletedSince();
      return ALL.flatMap((queue): QueueFigure[] => {
        const messages = queues.messagesOn(queue);
        const aged = messages.map((message) => ({ ...message, age: ageOf(message, now) }));
        const counted = aged.filter(({ received }) => received < RECEIVED_TOO_OFTEN);
        const visible = messages.filter((message) => message.visible).length;
        const oldest = Math.max(0, ...counted.map(({ age }) => age));
        return [
          { queue, metric: 'ApproximateNumberOfMessagesVisible', value: visible },
          { queue, metric: 'ApproximateNumberOfMessagesNotVisible', value: messages.length - visible },
          { queue, metric: 'NumberOfMessagesDeleted', value: deleted.get(queue) ?? 0 },
          { queue, metric: 'ApproximateAgeOfOldestMessage', value: oldest },
        ];
      });
    },
  };
}
