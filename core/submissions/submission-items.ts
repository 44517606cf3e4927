/** How submissions lie in the table: their keys, and what a change writes, on the state and revision that it was decided on. */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Key, SortKeys, Update } from '../runtime/table.client.ts';
import { subscriberPartition } from '../subscribers/subscriber.ts';
import type { Submission, SubmissionState, Submitted } from './submission.ts';

export const partition = (id: string): string => `SUBMISSION#${id}`;
export const submissionKey = (id: string): Key => ({ pk: partition(id), sk: 'SUBMISSION' });
export const submitterKey = (id: string): Key => ({ pk: partition(id), sk: 'SUBMITTER' });
export const revisionKey = (id: string, revision: number): Key => ({
  pk: partition(id),
  sk: `REVISION#${revision}`,
});

/** What stood before it was edited, and who did what. */
export const REVISIONS: SortKeys = { from: 'REVISION#', to: 'REVISION#~' };
export const LOG: SortKeys = { from: 'LOG#', to: 'LOG#~' };

/** All that waits, or is not done. */
export const WAITING_PARTITION = 'SUBMISSIONS';
export const WAITING: SortKeys = { from: 'WAITING#', to: 'WAITING#~' };
export const waitingKey = (id: string): Key => ({ pk: WAITING_PARTITION, sk: `${WAITING.from}${id}` });

/** What leads from a person to what they have submitted, as long as anything leads back. */
export const SUBMITTED: SortKeys = { from: 'SUBMITTED#', to: 'SUBMITTED#~' };
export const submittedKey = (submitter: string, id: string): Key => ({
  pk: subscriberPartition(submitter),
  sk: `${SUBMITTED.from}${id}`,
});

/** Kept until a second of the epoch; for good where there is none. */
export type Expiring<T> = T & { readonly expiresAt?: number };

/** DynamoDB takes away what is over within days: until then it is as good as gone. */
export const stands = ({ expiresAt = Number.POSITIVE_INFINITY }: Expiring<object>, now: Date): boolean =>
  expiresAt > epochSeconds(now);

/** Where it is there, it is kept no longer, or no shorter, than this. */
export const keptUntil = (until: Date): Update => ({
  UpdateExpression: 'SET expiresAt = :until',
  ConditionExpression: 'attribute_exists(pk)',
  ExpressionAttributeValues: { ':until': epochSeconds(until) },
});

/** Who changes something, when, and on which revision. */
interface Changing {
  readonly revision: number;
  readonly by: string | null;
  readonly now: Date;
}

interface Becoming extends Changing {
  readonly from: SubmissionState;
  /** Null for what is kept as long as it stands. */
  readonly until: Date | null;
  readonly word?: string | undefined;
}

/** From one state to another. */
export function become(
  state: SubmissionState,
  { from, revision, by, now, until, word = '' }: Becoming,
): Update {
  const sets = [
    '#state = :state, changedAt = :now, changedBy = :by',
    ...(until ? ['expiresAt = :until'] : []),
    ...(word ? ['word = :word'] : []),
    ...(state === 'waiting' ? ['waitsSince = :now'] : []),
  ];
  return {
    UpdateExpression: `SET ${sets.join(', ')}${until ? '' : ' REMOVE expiresAt'}`,
    ConditionExpression: '#state = :from AND revision = :revision',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':state': state,
      ':now': now.toISOString(),
      ':by': by,
      ...(until && { ':until': epochSeconds(until) }),
      ...(word && { ':word': word }),
      ':from': from,
      ':revision': revision,
    },
  };
}

/** Another content, which is the next revision and published nowhere yet. */
export const withContent = (
  content: Submitted,
  { state, revision, by, now }: Changing & Pick<Submission, 'state'>,
): Update => ({
  UpdateExpression:
    'SET #content = :content, revision = :next, changedAt = :now, changedBy = :by, publishedAt = :never',
  ConditionExpression: '#state = :state AND revision = :revision',
  ExpressionAttributeNames: { '#content': 'content', '#state': 'state' },
  ExpressionAttributeValues: {
    ':content': content,
    ':next': revision + 1,
    ':now': now.toISOString(),
    ':by': by,
    ':never': null,
    ':state': state,
    ':revision': revision,
  },
});

/** All of an approved revision is published. */
export const published = ({ revision, now }: Omit<Changing, 'by'>): Update => ({
  UpdateExpression: 'SET publishedAt = :now',
  ConditionExpression: '#state = :approved AND revision = :revision AND publishedAt = :never',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: {
    ':now': now.toISOString(),
    ':approved': 'approved',
    ':revision': revision,
    ':never': null,
  },
});
