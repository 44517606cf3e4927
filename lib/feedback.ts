/** What SES says later of each message, on its way to the queue `feedback`. */
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface FeedbackProps {
  readonly queue: Queue;
  /** Takes what could not be put on the queue. */
  readonly deadLetterQueue: Queue;
}

/** A topic of our own: events name people, and on the account's event bus anybody's rule would hear them. */
export class Feedback extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { queue, deadLetterQueue }: FeedbackProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    this.topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true, deadLetterQueue }));
  }
}
