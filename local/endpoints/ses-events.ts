/**
 * What SES publishes of a message to an SNS topic, as it lies in an SQS queue to which the topic delivers raw.
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
 */
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../local-access.ts';
import { eventHeaders } from './ses-event-headers.ts';
import type { Told } from './ses-told.ts';

/** The tag that SES adds by itself. What is published hangs on the configuration set: without one, nothing is. */
export const CONFIGURATION_SET_TAG = 'ses:configuration-set';

/** A message of which there is something to tell. */
export interface ToldMail {
  readonly messageId: string;
  /** When SES accepted it. */
  readonly at: Date;
  readonly from: string;
  readonly to: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** The message as it leaves; null when there is none, because it could not be rendered. */
  readonly eml: Buffer | null;
}

/** The record of an event, in JSON. */
export function eventRecord(mail: ToldMail, { eventType, ...member }: Told): string {
  return JSON.stringify({ eventType, mail: mailMember(mail), ...member });
}

/** What every record says of the message. The tags that SES adds tell little on one machine: some of them suffice. */
function mailMember({ messageId, at, from, to, tags, eml }: ToldMail) {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    timestamp: at.toISOString(),
    source: from,
    sourceArn: `arn:aws:ses:${LOCAL_REGION}:${LOCAL_ACCOUNT}:identity/${domain}`,
    sendingAccountId: LOCAL_ACCOUNT,
    messageId,
    destination: to,
    ...(eml === null ? { headersTruncated: false } : eventHeaders(eml, messageId)),
    tags: {
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [domain],
      ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    },
  };
}
