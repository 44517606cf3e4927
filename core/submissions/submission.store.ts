/**
 * Submissions, with the record of who did what. Every change names the state and the revision that it was decided on, so that of two
 * at once one happens.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SUBMISSION#<id>` | `SUBMISSION` | what was submitted, its state and revision |
 * | `SUBMISSION#<id>` | `SUBMITTER` | whose it is: id, address, language; forgotten 30 days after the decision |
 * | `SUBSCRIBER#<id>` | `SUBMITTED#<submission>` | that it is theirs; forgotten with the address |
 * | `SUBMISSION#<id>` | `REVISION#<revision>` | what was submitted, as it stood before somebody edited it |
 * | `SUBMISSION#<id>` | `LOG#<instant>#<what>` | who did what, never changed |
 * | `SUBMISSIONS` | `WAITING#<id>` | that it waits for a decision, and of whose id; or that what follows from one, or from an edit, is not done |
 */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Item, Key, SortKeys, Table, Update } from '../runtime/table.client.ts';
import { subscriberPartition } from '../subscribers/subscriber.ts';
import {
  ADDRESS_DAYS,
  daysAfter,
  EXPIRED_DAYS,
  type Submission,
  type SubmissionState,
  type Submitted,
  type Submitter,
  UNCONFIRMED_DAYS,
  WAITING_DAYS,
} from './submission.ts';

/** What moderators decide. */
type Decided = 'approved' | 'declined' | 'withdrawn';

/** One line of the record; `by` is a moderator's name, or null for whoever submitted it. */
export interface SubmissionLogEntry {
  readonly at: string;
  readonly what: 'submitted' | 'confirmed' | 'edited' | 'published' | 'expired' | Decided;
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
  /** Ids of all that somebody has submitted, as long as it is known to be theirs. */
  submittedBy(submitter: string): Promise<string[]>;
  /** Forgets whose they are, and with that all of what is not decided yet; whatever breaks off is ended by doing it again. */
  forgetSubmitter(submitter: string): Promise<void>;
  /** They are somebody's at another address from now on; doing it again goes on. */
  moveSubmitter(from: string, to: Pick<Submitter, 'id' | 'address'>): Promise<void>;
  log(id: string): Promise<SubmissionLogEntry[]>;
  /** Ids of the submitters of all that waits. */
  waiting(now: Date): Promise<string[]>;
  /** From now on it waits for a decision; false where it was confirmed before. */
  confirm(id: string, submitter: Submitter, now: Date): Promise<boolean>;
  /** Ids of all that waits, or of which not all is done that follows from a decision. */
  unsettled(): Promise<string[]>;
  /** Whether nothing waits, and all is done that follows from what was decided or edited last. */
  isSettled(id: string): Promise<boolean>;
  /** Another revision; what stood before is kept. What is published is then to be published anew. */
  edit(edited: Edited, decision: Decision): Promise<boolean>;
  /** What is approved is kept as long as it stands; what is declined no longer than the address of whoever hears of it. */
  decide(state: 'approved' | 'declined', decision: Decision & { readonly word?: string }): Promise<boolean>;
  /** Notes that all of what was approved is published; no-op done again, and where another revision was approved. */
  notePublished(decision: Decision): Promise<void>;
  /** Of what was approved, whether publishing it has ended or not. */
  withdraw(decision: Decision): Promise<boolean>;
  /** Nobody has decided in time; false where somebody did. */
  expire(id: string, revision: number, now: Date): Promise<boolean>;
  /** All that follows from the decision is done; its address is forgotten in a while. No-op done again. */
  settle(id: string, now: Date): Promise<void>;
}

/** What somebody submitted as it stands, and as it is to stand. */
export interface Edited {
  readonly from: Pick<Submission, 'content' | 'state'>;
  readonly content: Submitted;
}

const partition = (id: string) => `SUBMISSION#${id}`;
const submissionKey = (id: string): Key => ({ pk: partition(id), sk: 'SUBMISSION' });
const submitterKey = (id: string): Key => ({ pk: partition(id), sk: 'SUBMITTER' });
const revisionKey = (id: string, revision: number): Key => ({
  pk: partition(id),
  sk: `REVISION#${revision}`,
});
const waitingKey = (id: string): Key => ({ pk: 'SUBMISSIONS', sk: `WAITING#${id}` });

/** What leads from a person to what they have submitted, as long as anything leads back. */
const SUBMITTED: SortKeys = { from: 'SUBMITTED#', to: 'SUBMITTED#~' };
const submittedKey = (submitter: string, id: string): Key => ({
  pk: subscriberPartition(submitter),
  sk: `${SUBMITTED.from}${id}`,
});

type Expiring<T> = T & { readonly expiresAt?: number };

const stands = ({ expiresAt = Number.POSITIVE_INFINITY }: Expiring<object>, now: Date): boolean =>
  expiresAt > epochSeconds(now);

const WAITING: SortKeys = { from: 'WAITING#', to: 'WAITING#~' };

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
  const keepUntil = (key: Key, until: Date) =>
    table.update(key, {
      UpdateExpression: 'SET expiresAt = :until',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':until': epochSeconds(until) },
    });
  /** Of whoever is erased, nothing leads anywhere. */
  const keepAddressUntil = async (id: string, until: Date) => {
    const submitter = await table.get<Submitter>(submitterKey(id));
    if (!submitter) return;
    await keepUntil(submittedKey(submitter.id, id), until);
    await keepUntil(submitterKey(id), until);
  };
  /**
   * Notes, before it is written, that something published changes: whoever breaks off before all has followed is found by the sweep. Where
   * nothing was written, for somebody was first, the note goes again.
   */
  const whilePublished = async ({ id, keptUntil }: Decision, write: () => Promise<boolean>) => {
    const note = Object.assign({ expiresAt: epochSeconds(keptUntil) }, waitingKey(id));
    const isNew = await table.create(note);
    const written = await write();
    if (isNew && !written) await table.delete(waitingKey(id));
    return written;
  };
  const isRefused = async (id: string) => {
    const { state } = (await table.get<Item<Submission>>(submissionKey(id))) ?? {};
    return state === 'declined' || state === 'expired';
  };
  const submittedBy = async (submitter: string): Promise<string[]> =>
    (await table.query(subscriberPartition(submitter), SUBMITTED)).map(({ sk }) =>
      sk.slice(SUBMITTED.from.length),
    );
  return {
    create: async (submission, submitter, now) => {
      const until = daysAfter(now, UNCONFIRMED_DAYS);
      const expiresAt = epochSeconds(until);
      await table.put(Object.assign({ expiresAt }, submittedKey(submitter.id, submission.id)));
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
    submittedBy,
    forgetSubmitter: async (submitter) => {
      for (const id of await submittedBy(submitter)) {
        const forgotten = await table.deleteWhere(submissionKey(id), {
          ConditionExpression:
            'attribute_not_exists(pk) OR #state = :unconfirmed OR #state = :waiting OR #state = :expired',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':unconfirmed': 'unconfirmed',
            ':waiting': 'waiting',
            ':expired': 'expired',
          },
        });
        if (forgotten) await forgetUndecided(table, id);
        await table.delete(submitterKey(id));
        await table.delete(submittedKey(submitter, id));
      }
    },
    moveSubmitter: async (from, to) => {
      for (const id of await submittedBy(from)) {
        const item = await table.get<Item<Expiring<Submitter>>>(submitterKey(id));
        if (item) {
          const { expiresAt } = item;
          await table.put(
            Object.assign({ ...(expiresAt !== undefined && { expiresAt }) }, submittedKey(to.id, id)),
          );
          await table.put({ ...item, ...to });
        }
        await table.delete(submittedKey(from, id));
      }
    },
    log: async (id) =>
      (await table.query<SubmissionLogEntry>(partition(id), { from: 'LOG#', to: 'LOG#~' })).map(
        ({ at, what, by, revision }) => ({ at, what, by, revision }),
      ),
    waiting: async (now) =>
      (await table.query<Expiring<{ submitter?: string }>>('SUBMISSIONS', WAITING))
        .filter((item) => stands(item, now))
        .flatMap(({ submitter }) => submitter ?? []),
    unsettled: async () =>
      (await table.query('SUBMISSIONS', WAITING)).map(({ sk }) => sk.slice(WAITING.from.length)),
    isSettled: async (id) => (await table.get(waitingKey(id))) === undefined,
    confirm: async (id, submitter, now) => {
      const until = daysAfter(now, WAITING_DAYS + EXPIRED_DAYS);
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
    edit: async ({ from, content }, decision) => {
      const { id, revision, by, now, keptUntil } = decision;
      const before = { content: from.content, expiresAt: epochSeconds(keptUntil) };
      await table.create(Object.assign(before, revisionKey(id, revision)));
      const change = {
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
          ':state': from.state,
          ':revision': revision,
        },
      };
      const write = () => table.update(submissionKey(id), change);
      const edited = await (from.state === 'approved' ? whilePublished(decision, write) : write());
      if (edited) await noteDecision('edited', { ...decision, revision: revision + 1 });
      return edited;
    },
    decide: async (state, { word, ...decision }) => {
      const { id, revision, by, now } = decision;
      const until = state === 'approved' ? null : daysAfter(now, ADDRESS_DAYS);
      const decided = await table.update(
        submissionKey(id),
        become(state, { from: 'waiting', revision, by, now, until, word }),
      );
      if (decided) await noteDecision(state, decision);
      return decided;
    },
    notePublished: async (decision) => {
      const { id, revision, now } = decision;
      const noted = await table.update(submissionKey(id), {
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
      if (noted) await noteDecision('published', decision);
    },
    withdraw: async (decision) => {
      const { id, revision, by, now, keptUntil: until } = decision;
      const change = become('withdrawn', { from: 'approved', revision, by, now, until });
      const withdrawn = await whilePublished(decision, () => table.update(submissionKey(id), change));
      if (withdrawn) await noteDecision('withdrawn', decision);
      return withdrawn;
    },
    expire: async (id, revision, now) => {
      const until = daysAfter(now, ADDRESS_DAYS);
      const change = become('expired', { from: 'waiting', revision, by: null, now, until });
      const expired = await table.update(submissionKey(id), change);
      if (expired) await note(id, { at: now.toISOString(), what: 'expired', by: null, revision, until });
      return expired;
    },
    settle: async (id, now) => {
      const waiting = await table.get<{ submitter?: string }>(waitingKey(id));
      if (!waiting) return;
      const until = daysAfter(now, ADDRESS_DAYS);
      // Of what was published before, it is to be forgotten already, counted from its approval.
      if (waiting.submitter !== undefined) await keepAddressUntil(id, until);
      if (await isRefused(id)) for (const key of await revisionKeys(table, id)) await keepUntil(key, until);
      await table.delete(waitingKey(id));
    },
  };
}

/** What was kept beside it: as it stood before it was edited, and that it waits. */
async function forgetUndecided(table: Table, id: string): Promise<void> {
  for (const key of await revisionKeys(table, id)) await table.delete(key);
  await table.delete(waitingKey(id));
}

async function revisionKeys(table: Table, id: string): Promise<Key[]> {
  const revisions = await table.query(partition(id), { from: 'REVISION#', to: 'REVISION#~' });
  return revisions.map(({ pk, sk }) => ({ pk, sk }));
}

interface Becoming {
  readonly from: SubmissionState;
  readonly revision: number;
  readonly by: string | null;
  readonly now: Date;
  /** Null for what is kept as long as it stands. */
  readonly until: Date | null;
  readonly word?: string | undefined;
}

/** From one state to another, on the revision that was decided on. */
function become(state: SubmissionState, { from, revision, by, now, until, word = '' }: Becoming): Update {
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
