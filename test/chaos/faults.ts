/** The faults that are injected, each counted: what was promised is that each happens a hundred times in a full run. */

/** Every fault with what it is called in the report. */
export const FAULTS = {
  'worker-killed': 'worker killed',
  'ses-time-out-before': 'SES time-out before acceptance',
  'ses-time-out-after': 'SES time-out after acceptance',
  'ses-reset-before': 'connection to SES lost before acceptance',
  'ses-reset-after': 'connection to SES lost after acceptance',
  'ses-500-before': 'SES 500, nothing accepted',
  'ses-500-after': 'SES 500, everything accepted',
  'ses-throttled': 'SES throttles a call',
  'ses-account-throttled': 'SES throttles entries',
  'ses-transient-failure': 'SES fails entries for now',
  'ses-message-rejected': 'SES rejects entries',
  'ses-fewer-results': 'SES answers for fewer entries',
  'dynamodb-throttled': 'DynamoDB throttles',
  'dynamodb-500-before': 'DynamoDB 500, nothing done',
  'dynamodb-500-after': 'DynamoDB 500, yet done',
  'queue-doubled': 'queue delivers twice',
  'queue-reordered': 'queue delivers out of order',
  'schedule-twice': 'schedule fires twice',
  'schedule-late': 'schedule fires late',
  'schedule-never': 'schedule never fires',
  'feedback-lost': 'single feedback lost',
  'feedback-withheld': 'all feedback withheld',
  'feedback-doubled': 'feedback doubled',
  'feedback-late': 'feedback late, out of order',
  'feedback-early': 'feedback before the answer',
  'feedback-dead': 'feedback among the dead letters',
  'person-joined': 'person joins in the middle',
  'person-left': 'person leaves in the middle',
} as const;

export type Fault = keyof typeof FAULTS;

/** How often each fault happened. */
export type FaultCounts = Record<Fault, number>;

export const noFaults = (): FaultCounts =>
  Object.fromEntries(Object.keys(FAULTS).map((fault) => [fault, 0])) as FaultCounts;

/** Adds up the faults of several rounds. */
export function addFaults(rounds: readonly FaultCounts[]): FaultCounts {
  const sum = noFaults();
  for (const counts of rounds) for (const fault of Object.keys(sum) as Fault[]) sum[fault] += counts[fault];
  return sum;
}
