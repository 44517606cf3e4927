/** The queues between the functions, each with its dead-letter queue. */
import { Duration, Names, Stack } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  DEAD_LETTER_DAYS,
  QUEUES,
  type QueueName,
  type Trigger,
  visibilitySeconds,
} from '../core/contract/functions.ts';
import type { ServiceFunction } from './service-function.ts';

/** What starts a function that consumes a queue. */
type QueueTrigger = Extract<Trigger, { on: 'queue' }>;

interface QueueWithDead {
  readonly queue: Queue;
  readonly dead: Queue;
}

/** All of QUEUES, named `<stack>-<queue>`. */
export class Queues extends Construct {
  readonly #queues: Readonly<Record<QueueName, QueueWithDead>>;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#queues = {
      due: this.#make('due'),
      ranges: this.#make('ranges'),
      letters: this.#make('letters'),
      feedback: this.#make('feedback'),
    };
  }

  queue(name: QueueName): Queue {
    return this.#queues[name].queue;
  }

  /** Where the messages of `name` end up that could not be handled. */
  deadLetterQueue(name: QueueName): Queue {
    return this.#queues[name].dead;
  }

  /** Allows putting messages on `name`. */
  grantSend(name: QueueName, grantee: IGrantable): void {
    this.queue(name).grant(grantee, 'sqs:SendMessage');
  }

  /** Allows asking how many messages are on `name`. */
  grantAskWhetherEmpty(name: QueueName, grantee: IGrantable): void {
    this.queue(name).grant(grantee, 'sqs:GetQueueAttributes');
  }

  /** The same of its dead letters. */
  grantAskForDeadLetters(name: QueueName, grantee: IGrantable): void {
    this.deadLetterQueue(name).grant(grantee, 'sqs:GetQueueAttributes');
  }

  /**
   * Has the messages of the trigger's queue handled by `consumer`, which names those of a batch that failed. Lambda polls with the
   * function's role, and needs three actions for it; the CDK's own grant has five.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   */
  deliverTo(
    consumer: ServiceFunction,
    { queue, batchSize, batchingSeconds, maxConcurrency }: QueueTrigger,
  ): void {
    const source = this.queue(queue);
    source.grant(consumer, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');
    // As the CDK's own event source names it: under another name it would be made anew beside the old one, which AWS refuses.
    consumer.lambda.addEventSourceMapping(`SqsEventSource:${Names.nodeUniqueId(source.node)}`, {
      eventSourceArn: source.queueArn,
      batchSize,
      reportBatchItemFailures: true,
      ...(batchingSeconds !== undefined && { maxBatchingWindow: Duration.seconds(batchingSeconds) }),
      ...(maxConcurrency !== undefined && { maxConcurrency }),
    });
  }

  #make(name: QueueName): QueueWithDead {
    const dead = deadLetterQueue(this, name);
    const queue = new Queue(this, name, {
      queueName: `${Stack.of(this).stackName}-${name}`,
      visibilityTimeout: Duration.seconds(visibilitySeconds(name)),
      enforceSSL: true,
      deadLetterQueue: { queue: dead, maxReceiveCount: QUEUES[name].maxReceiveCount },
    });
    return { queue, dead };
  }
}

/** `<stack>-<name>-dead`: keeps what could not be handled. */
export function deadLetterQueue(scope: Construct, name: string): Queue {
  return new Queue(scope, `${name}-dead`, {
    queueName: `${Stack.of(scope).stackName}-${name}-dead`,
    retentionPeriod: Duration.days(DEAD_LETTER_DAYS),
    enforceSSL: true,
  });
}
