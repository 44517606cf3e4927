/**
 * What triggers what, and with which environment: written once, read by the CDK stack (`lib/`) and by the
 * local runner (`local/`). A function exists when it stands here and has a `functions/<name>/handler.ts`.
 */

/** An SQS queue; every one has a dead-letter queue named `<name>-dead`. */
export interface QueueDeclaration {
  /** What travels on it, for the stack's description and the runbook. */
  readonly carries: string;
  /** Receives before a message goes to the dead-letter queue. */
  readonly maxReceiveCount: number;
}

/** The queues between the functions. Visibility is six times the consumer's timeout (see `visibilitySeconds`). */
export const QUEUES = {
  due: { carries: 'what is due to be mailed, from EventBridge Scheduler', maxReceiveCount: 5 },
  ranges: { carries: 'ranges of a mailing, from start-mailing', maxReceiveCount: 5 },
  letters: { carries: 'letters that people asked for, and places to be filled', maxReceiveCount: 5 },
  /** Every event may be the proof that somebody was sent to: two hours of tries before it lies among the dead. */
  feedback: { carries: 'what SES says of each message later', maxReceiveCount: 20 },
} as const satisfies Record<string, QueueDeclaration>;

export type QueueName = keyof typeof QUEUES;

/** What starts a function. */
export type Trigger =
  | { readonly on: 'deploy' }
  | { readonly on: 'http' }
  | {
      readonly on: 'queue';
      readonly queue: QueueName;
      readonly batchSize: number;
      /** Seconds for which Lambda gathers messages before it calls; none where each counts at once. */
      readonly batchingSeconds?: number;
      readonly maxConcurrency?: number;
    }
  /** By the clock, without a queue: whoever is called again in two minutes needs none. */
  | { readonly on: 'clock'; readonly everyMinutes: number };

export interface FunctionDeclaration {
  /** One sentence, shown in the Lambda console. */
  readonly does: string;
  readonly trigger: Trigger;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** Names of the environment variables it is given; what each means stands in `ENVIRONMENT` below. */
  readonly environment: readonly EnvironmentName[];
  /** What it runs in threads of their own: sources from the repository's root, bundled beside its handler. */
  readonly threads?: readonly string[];
  /** What it reads beside its own code: files of packages, copied beside its handler. */
  readonly files?: readonly string[];
}

/** Every environment variable that a function may be given, with what it holds. */
export const ENVIRONMENT = {
  STACK_NAME: 'name of the stack, the dimension of its metrics; `local` on one machine',
  TABLE_NAME: 'name of the DynamoDB table',
  DUE_QUEUE_URL: 'URL of the queue `due`',
  RANGES_QUEUE_URL: 'URL of the queue `ranges`',
  LETTERS_QUEUE_URL: 'URL of the queue `letters`',
  FEEDBACK_QUEUE_URL: 'URL of the queue `feedback`',
  FEEDBACK_DLQ_URL: 'URL of its dead-letter queue',
  DUE_QUEUE_ARN: 'ARN of the queue `due`, the target of every schedule',
  SCHEDULE_GROUP: 'name of the group that holds our schedules and nothing else',
  SCHEDULE_ROLE_ARN: 'ARN of the role with which EventBridge Scheduler puts a message on `due`',
  SCHEDULE_DLQ_ARN: 'ARN of the queue that takes what EventBridge Scheduler could not deliver',
  ID_KEY_PARAMETER: 'name of the SSM SecureString with the id key: never changes, ids hang on it',
  LINK_KEY_PARAMETER: 'name of the SSM SecureString with the link keys, one per version',
  SITE_URL: 'https address of our pages, without a final slash; links in mail begin with it',
  FLYERS_BUCKET: 'name of the S3 bucket with the flyers that people have submitted',
  CONFIGURATION_SETS: 'what the names of the SES configuration sets begin with',
  DELIVER_TO:
    '`everyone` (production and the local inbox), else the only addresses mail may go to, comma-separated; empty: nobody',
} as const;

export type EnvironmentName = keyof typeof ENVIRONMENT;

/** The thread in which calendars are read. */
export const READING_THREAD = 'core/calendar/reading.worker.ts';

/** What pictures are drawn with. */
export const DRAWING_FILES = {
  renderer: '@resvg/resvg-wasm/index_bg.wasm',
  font: '@expo-google-fonts/public-sans/600SemiBold/PublicSans_600SemiBold.ttf',
} as const;

/** The thread in which flyers are checked that strangers bring. */
export const FLYER_THREAD = 'core/submissions/flyer.worker.ts';

export const FUNCTIONS = {
  'load-calendar': {
    does: 'Stores calendars, agency file and publications, and reconciles one schedule for each mailing to come.',
    trigger: { on: 'deploy' },
    timeoutSeconds: 300,
    memoryMegabytes: 512,
    environment: [
      'TABLE_NAME',
      'LETTERS_QUEUE_URL',
      'DUE_QUEUE_ARN',
      'SCHEDULE_GROUP',
      'SCHEDULE_ROLE_ARN',
      'SCHEDULE_DLQ_ARN',
      'ID_KEY_PARAMETER',
      'LINK_KEY_PARAMETER',
    ],
    threads: [READING_THREAD],
    files: Object.values(DRAWING_FILES),
  },
  'start-mailing': {
    does: 'Turns a reminder, change, programme, digest, issue or check-in that is due into a mailing: renders it once and cuts its audience into ranges.',
    trigger: { on: 'queue', queue: 'due', batchSize: 10 },
    timeoutSeconds: 30,
    memoryMegabytes: 512,
    environment: ['STACK_NAME', 'TABLE_NAME', 'RANGES_QUEUE_URL', 'SITE_URL'],
  },
  'send-range': {
    does: 'Sends a mailing to the people of one range, fifty at most per SES call, with the ledger around each.',
    trigger: { on: 'queue', queue: 'ranges', batchSize: 1, maxConcurrency: 2 },
    timeoutSeconds: 60,
    memoryMegabytes: 512,
    environment: [
      'STACK_NAME',
      'TABLE_NAME',
      'RANGES_QUEUE_URL',
      'LETTERS_QUEUE_URL',
      'LINK_KEY_PARAMETER',
      'SITE_URL',
      'CONFIGURATION_SETS',
      'DELIVER_TO',
    ],
  },
  'record-feedback': {
    does: 'Records what SES says of each message: proof that it left, bounces, complaints; and brakes when too many come.',
    trigger: { on: 'queue', queue: 'feedback', batchSize: 1000, batchingSeconds: 60 },
    timeoutSeconds: 60,
    memoryMegabytes: 256,
    environment: ['STACK_NAME', 'TABLE_NAME'],
  },
  sweep: {
    does: 'Looks every two minutes for what should have happened and did not; repairs it, or raises an alarm.',
    trigger: { on: 'clock', everyMinutes: 2 },
    timeoutSeconds: 110,
    memoryMegabytes: 512,
    environment: [
      'STACK_NAME',
      'TABLE_NAME',
      'DUE_QUEUE_URL',
      'RANGES_QUEUE_URL',
      'LETTERS_QUEUE_URL',
      'FEEDBACK_QUEUE_URL',
      'FEEDBACK_DLQ_URL',
      'DUE_QUEUE_ARN',
      'SCHEDULE_GROUP',
      'SCHEDULE_ROLE_ARN',
      'SCHEDULE_DLQ_ARN',
      'ID_KEY_PARAMETER',
    ],
  },
  'send-letter': {
    does: 'Decides on each letter that somebody asked for, and sends it to the one person it is for.',
    trigger: { on: 'queue', queue: 'letters', batchSize: 5 },
    timeoutSeconds: 60,
    memoryMegabytes: 512,
    environment: [
      'STACK_NAME',
      'TABLE_NAME',
      'LETTERS_QUEUE_URL',
      'ID_KEY_PARAMETER',
      'LINK_KEY_PARAMETER',
      'SITE_URL',
      'CONFIGURATION_SETS',
      'DELIVER_TO',
    ],
  },
  web: {
    does: 'Answers the pages and feeds: the calendar, signing up, choosing, leaving, submitting.',
    trigger: { on: 'http' },
    // Longer than a flyer's check may take (`FLYER_LIMITS`), and shorter than API Gateway waits: 30.
    timeoutSeconds: 20,
    memoryMegabytes: 512,
    environment: [
      'TABLE_NAME',
      'LETTERS_QUEUE_URL',
      'ID_KEY_PARAMETER',
      'LINK_KEY_PARAMETER',
      'SITE_URL',
      'FLYERS_BUCKET',
    ],
    threads: [FLYER_THREAD],
  },
} as const satisfies Record<string, FunctionDeclaration>;

export type FunctionName = keyof typeof FUNCTIONS;

/** Days for which a dead letter is kept, from when it was first sent: the longest that SQS allows. */
export const DEAD_LETTER_DAYS = 14;

/** For a queue that no function consumes yet; six times it is the visibility that SQS gives by itself. */
const SHORTEST_TIMEOUT_SECONDS = 5;

/**
 * Seconds a received message stays invisible: six times the consumer's timeout, as AWS asks.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export const visibilitySeconds = (queue: QueueName): number =>
  6 * Math.max(SHORTEST_TIMEOUT_SECONDS, ...consumersOf(queue).map(({ timeoutSeconds }) => timeoutSeconds));

/** Seconds for which a message may be on a queue that is handled at its first try: gathered, and worked on. */
export const firstTrySeconds = (queue: QueueName): number =>
  Math.max(
    SHORTEST_TIMEOUT_SECONDS,
    ...consumersOf(queue).map(
      ({ timeoutSeconds, trigger }) => timeoutSeconds + (trigger.batchingSeconds ?? 0),
    ),
  );

type QueueTrigger = Extract<Trigger, { on: 'queue' }>;

const consumersOf = (queue: QueueName) =>
  Object.values<FunctionDeclaration>(FUNCTIONS).filter(
    (declared): declared is FunctionDeclaration & { readonly trigger: QueueTrigger } =>
      declared.trigger.on === 'queue' && declared.trigger.queue === queue,
  );
