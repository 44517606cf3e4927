/**
 * Submissions, with the record of who did what. Every change names the state and the revision that it was decided on, so that of two
 * at once one happens.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SUBMISSION#<id>` | `SUBMISSION` | what was submitted, its state and revision |
 * | `SUBMISSION#<id>` | `SUBMITTER` | whose it is: id, address, language; forgotten 30 days after the decision |
 * | `SUBMISSION#<id>` | `LOG#<instant>#<what>` | who did what, never changed |
 * | `SUBMISSIONS` | `WAITING#<id>` | that it waits for a decision, and of whose id |
 */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Item, Key, Table } from '../runtime/table.client.ts';
import {
  ADDRESS_DAYS,
  daysAfter,
  type Submission,
  type SubmissionState,
  type Submitted,
  type Submitter,
  UNCONFIRMED_DAYS,
  WAITING_DAYS,
} from './submission.ts';

/** One line of the record; `by` is a moderator's name, or null for whoever submitted it. */
export interface SubmissionLogEntry {
  readonly at: string;
  readonly what: 'submitted' | 'confirmed' | 'edited' | 'approved' | 'published' | 'declined' | 'withdrawn';
  readonly by: string | null;
  readonly revision: number;
}

/** What a moderator decides, on which revision, and until when the record is kept. */
export interface Decision {
  readonly id: string;
  readonly revision: number;
  readonly by: string;
  readonly now: Date;
  readonly keptUntil: Date;
}

export interface SubmissionStore {
  create(submission: Submission, submitter: Submitter, now: Date): Promise<void>;
  /** Undefined for what was never there, and for what is to be forgotten. */
  find(id: string, now: Date): Promise<Submission | undefined>;
  submitter(id: string, now: Date): Promise<Submitter | undefined>;
  log(id: string): Promise<SubmissionLogEntry[]>;
  /** Ids of the submitters of all that waits. */
  waiting(now: Date): Promise<string[]>;
  /** From now on it waits for a decision; false where it was confirmed before. */
  confirm(id: string, submitter: Submitter, now: Date): Promise<boolean>;
  edit(content: Submitted, decision: Decision): Promise<boolean>;
  decide(state: 'approved' | 'declined', decision: Decision): Promise<boolean>;
  /** Notes that all of what was approved is published; no-op done again. */
  notePublished(decision: Decision): Promise<void>;
  withdraw(decision: Decision): Promise<boolean>;
}

const partition = (id: string) => `SUBMISSION#${id}`;
const submissionKey = (id: string): Key => ({ pk: partition(id), sk: 'SUBMISSION' });
const submitterKey = (id: string): Key => ({ pk: partition(id), sk: 'SUBMITTER' });
const waitingKey = (id: string): Key => ({ pk: 'SUBMISSIONS', sk: `WAITING#${id}` });

type Expiring<T> = T & { readonly expiresAt: number };

const stands = ({ expiresAt }: { readonly expiresAt: number }, now: Date): boolean =>
  expiresAt > epochSeconds(now);

export function submissionStore(table: Table): SubmissionStore {
  const note = (id: string, { until, ...entry }: SubmissionLogEntry & { readonly until: Date }) =>
    table.create(
      Object.assign(
        { ...entry, expiresAt: epochSeconds(until) },
        { pk: partition(id), sk: `LOG#${entry.at}#${entry.what}` },
      ),
    );
  const noteDecision = (what: SubmissionLogEntry['what'], { id, now, by, revision, keptUntil }: Decision) =>
    note(id, { at: now.toISOString(), what, by, revision, until: keptUntil });
  const keepAddressUntil = (id: string, until: Date) =>
    table.update(submitterKey(id), {
      UpdateExpression: 'SET expiresAt = :until',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':until': epochSeconds(until) },
    });
  return {
    create: async (submission, submitter, now) => {
      const until = daysAfter(now, UNCONFIRMED_DAYS);
      const expiresAt = epochSeconds(until);
      await table.put(Object.assign({ ...submitter, expiresAt }, submitterKey(submission.id)));
      await table.create(Object.assign({ ...submission, expiresAt }, submissionKey(submission.id)));
      const { id, revision } = submission;
      await note(id, { at: now.toISOString(), what: 'submitted', by: null, revision, until });
    },
    find: async (id, now) => {
      const item = await table.get<Item<Expiring<Submission>>>(submissionKey(id));
      if (!item || !stands(item, now)) return undefined;
      const { pk: _pk, sk: _sk, expiresAt: _, ...submission } = item;
      return submission;
    },
    submitter: async (id, now) => {
      const item = await table.get<Item<Expiring<Submitter>>>(submitterKey(id));
      return item && stands(item, now)
        ? { id: item.id, address: item.address, language: item.language }
        : undefined;
    },
    log: async (id) =>
      (await table.query<SubmissionLogEntry>(partition(id), { from: 'LOG#', to: 'LOG#~' })).map(
        ({ at, what, by, revision }) => ({ at, what, by, revision }),
      ),
    waiting: async (now) =>
      (
        await table.query<Expiring<{ submitter: string }>>('SUBMISSIONS', {
          from: 'WAITING#',
          to: 'WAITING#~',
        })
      )
        .filter((item) => stands(item, now))
        .map(({ submitter }) => submitter),
    confirm: async (id, submitter, now) => {
      const until = daysAfter(now, WAITING_DAYS);
      const expiresAt = epochSeconds(until);
      await table.put(Object.assign({ submitter: submitter.id, expiresAt }, waitingKey(id)));
      const confirmed = await table.update(
        submissionKey(id),
        become('waiting', { from: 'unconfirmed', revision: 1, by: null, now, until }),
      );
      await keepAddressUntil(id, until);
      if (confirmed)
        await note(id, { at: now.toISOString(), what: 'confirmed', by: null, revision: 1, until });
      return confirmed;
    },
    edit: async (content, decision) => {
      const { id, revision, by, now } = decision;
      const edited = await table.update(submissionKey(id), {
        UpdateExpression: 'SET #content = :content, revision = :next, changedAt = :now, changedBy = :by',
        ConditionExpression: '#state = :waiting AND revision = :revision',
        ExpressionAttributeNames: { '#content': 'content', '#state': 'state' },
        ExpressionAttributeValues: {
          ':content': content,
          ':next': revision + 1,
          ':now': now.toISOString(),
          ':by': by,
          ':waiting': 'waiting',
          ':revision': revision,
        },
      });
      if (edited) await noteDecision('edited', { ...decision, revision: revision + 1 });
      return edited;
    },
    decide: async (state, decision) => {
      const { id, revision, by, now, keptUntil: until } = decision;
      const change = become(state, { from: 'waiting', revision, by, now, until });
      const decided = await table.update(submissionKey(id), change);
      if (!decided) return false;
      await noteDecision(state, decision);
      await keepAddressUntil(id, daysAfter(now, ADDRESS_DAYS));
      await table.delete(waitingKey(id));
      return true;
    },
    notePublished: async (decision) => {
      const noted = await table.update(submissionKey(decision.id), {
        UpdateExpression: 'SET publishedAt = :now',
        ConditionExpression: '#state = :approved AND publishedAt = :never',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':now': decision.now.toISOString(),
          ':approved': 'approved',
          ':never': null,
        },
      });
      if (noted) await noteDecision('published', decision);
      await table.delete(waitingKey(decision.id));
    },
    withdraw: async (decision) => {
      const { id, revision, by, now, keptUntil: until } = decision;
      const change = become('withdrawn', { from: 'approved', revision, by, now, until });
      const withdrawn = await table.update(submissionKey(id), change);
      if (withdrawn) await noteDecision('withdrawn', decision);
      return withdrawn;
    },
  };
}

/** From one state to another, on the revision that was decided on. */
const become = (
  state: SubmissionState,
  {
    from,
    revision,
    by,
    now,
    until,
  }: {
    readonly from: SubmissionState;
    readonly revision: number;
    readonly by: string | null;
    readonly now: Date;
    readonly until: Date;
  },
) => ({
  UpdateExpression: 'SET #state = :state, changedAt = :now, changedBy = :by, expiresAt = :until',
  ConditionExpression: '#state = :from AND revision = :revision',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: {
    ':state': state,
    ':now': now.toISOString(),
    ':by': by,
    ':until': epochSeconds(until),
    ':from': from,
    ':revision': revision,
  },
});
