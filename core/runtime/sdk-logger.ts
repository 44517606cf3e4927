/** The logger of the AWS SDK's clients that send. */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type SdkLogger = NonNullable<DynamoDBClientConfig['logger']>;

const nothing = () => undefined;

const WITHOUT_INFO: Omit<SdkLogger, 'info'> = {
  trace: nothing,
  debug: nothing,
  warn: nothing,
  error: nothing,
};

/**
 * Says nothing, and has no `info`: for the one of its own default the SDK copies every request and answer, which is a
 * seventh of all the work of sending. It asks whether `info` is there wherever it uses it.
 */
export const SILENT = WITHOUT_INFO as SdkLogger;
