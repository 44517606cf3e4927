/** What SES says later of each message, on its way from the account's default event bus to the queue `feedback`. */
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Mail } from './mail.ts';

export interface FeedbackProps {
  readonly mail: Pick<Mail, 'configurationSetNames'>;
  readonly queue: Queue;
  /** Takes what EventBridge could not put on the queue. */
  readonly deadLetterQueue: Queue;
}

/**
 * Picks, of all that SES publishes in the account, what happened to mail of our configuration sets.
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html
 */
export class Feedback extends Construct {
  constructor(scope: Construct, id: string, { mail, queue, deadLetterQueue }: FeedbackProps) {
    super(scope, id);
    new Rule(this, 'Rule', {
      description: 'What SES says of our mail goes to the queue feedback.',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [...mail.configurationSetNames] } } },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue })],
    });
  }
}
