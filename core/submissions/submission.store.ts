/**
 * Submissions, with the record of who did what. Every change names the state and the revision that it was decided on, so that of two
 * at once one happens. Whose they are is kept apart (`submitter.store.ts`).
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SUBMISSION#<id>` | `SUBMISSION` | what was submitted, its state and revision |
 * | `SUBMISSION#<id>` | `REVISION#<revision>` | what was submitted, as it stood before somebody edited it |
 * | `SUBMISSION#<id>` | `LOG#<instant>#<what>` | who did what, never changed |
 * | `SUBMISSIONS` | `WAITING#<id>` | that it waits for a decision, and of whose id; or that what follows from one, or from an edit, is not done |
 */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Item, Table } from '../runtime/table.client.ts';
import {
  ADDRESS_DAYS,
  daysAfter,
  EXPIRED_DAYS,
  type Submission,
  type Submitted,
  type Submitter,
  UNCONFIRMED_DAYS,
  WAITING_DAYS,
} from './submission.ts';
import {
  become,
  type Expiring,
  keptUntil,
  LOG,
  partition,
  published,
  REVISIONS,
  revisionKey,
  stands,
  submissionKey,
  WAITING,
  WAITING_PARTITION,
  waitingKey,
  withContent,
} from './submission-items.ts';
import { type SubmitterStore, submitterStore } from './submitter.store.ts';

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

export interface SubmissionStore extends SubmitterStore {
  create(submission: Submission, submitter: Submitter, now: Date): Promise<void>;
  /** Undefined for what was never there, and for what is to be forgotten. */
  find(id: string, now: Date): Promise<Submission | undefined>;
  /** What stood first, where somebody has edited it; null where it is as it was submitted, and where that is forgotten. */
  asSubmitted(submission: Pick<Submission, 'id' | 'revision'>, now: Date): Promise<Submitted | null>;
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

export function submissionStore(table: Table): SubmissionStore {
  const { keepSubmitter, keepSubmitterUntil, ...submitters } = submitterStore(table);
  const note = (id: string, { until, ...entry }: SubmissionLogEntry & { readonly until: Date }) =>
    table.create(
      Object.assign(
        { ...entry, expiresAt: epochSeconds(until) },
        { pk: partition(id), sk: `LOG#${entry.at}#${entry.what}` },
      ),
    );
  const noteDecision = (what: SubmissionLogEntry['what'], { id, now, by, revision, keptUntil }: Decision) =>
    note(id, { at: now.toISOString(), what, by, revision, until: keptUntil });
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
  const stored = (id: string) => table.get<Item<Submission>>(submissionKey(id));
  const keepRevisionsUntil = async (id: string, until: Date) => {
    for (const { pk, sk } of await table.query(partition(id), REVISIONS))
      await table.update({ pk, sk }, keptUntil(until));
  };
  return {
    ...submitters,
    create: async (submission, submitter, now) => {
      const until = daysAfter(now, UNCONFIRMED_DAYS);
      const expiresAt = epochSeconds(until);
      await keepSubmitter(submission.id, submitter, until);
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
    asSubmitted: async ({ id, revision }, now) => {
      if (revision === 1) return null;
      const first = await table.get<Item<Expiring<Pick<Submission, 'content'>>>>(revisionKey(id, 1));
      return first && stands(first, now) ? first.content : null;
    },
    log: async (id) =>
      (await table.query<SubmissionLogEntry>(partition(id), LOG)).map(({ at, what, by, revision }) => ({
        at,
        what,
        by,
        revision,
      })),
    waiting: async (now) =>
      (await table.query<Expiring<{ submitter?: string }>>(WAITING_PARTITION, WAITING))
        .filter((item) => stands(item, now))
        .flatMap(({ submitter }) => submitter ?? []),
    unsettled: async () =>
      (await table.query(WAITING_PARTITION, WAITING)).map(({ sk }) => sk.slice(WAITING.from.length)),
    isSettled: async (id) => (await table.get(waitingKey(id))) === undefined,
    confirm: async (id, submitter, now) => {
      const until = daysAfter(now, WAITING_DAYS + EXPIRED_DAYS);
      const expiresAt = epochSeconds(until);
      await table.put(Object.assign({ submitter: submitter.id, expiresAt }, waitingKey(id)));
      const confirmed = await table.update(
        submissionKey(id),
        become('waiting', { from: 'unconfirmed', revision: 1, by: null, now, until }),
      );
      await keepSubmitterUntil(id, until);
      if (confirmed)
        await note(id, { at: now.toISOString(), what: 'confirmed', by: null, revision: 1, until });
      return confirmed;
    },
    edit: async ({ from, content }, decision) => {
      const { id, revision, by, now, keptUntil } = decision;
      const before = { content: from.content, expiresAt: epochSeconds(keptUntil) };
      await table.create(Object.assign(before, revisionKey(id, revision)));
      const change = withContent(content, { state: from.state, revision, by, now });
      const write = () => table.update(submissionKey(id), change);
      const edited = await (from.state === 'approved' ? whilePublished(decision, write) : write());
      if (edited) await noteDecision('edited', { ...decision, revision: revision + 1 });
      else if (isLastRevision(revision, await stored(id))) await table.delete(revisionKey(id, revision));
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
      const noted = await table.update(submissionKey(id), published({ revision, now }));
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
      if (waiting.submitter !== undefined) await keepSubmitterUntil(id, until);
      if (isRefused(await stored(id))) await keepRevisionsUntil(id, until);
      await table.delete(waitingKey(id));
    },
  };
}

type Stored = Pick<Submission, 'state' | 'revision'> | undefined;

const isRefused = (stored: Stored): boolean => stored?.state === 'declined' || stored?.state === 'expired';

/** Whether no edit of a revision can come any more: what would stand before it is nobody's, and nothing would forget it. */
const isLastRevision = (revision: number, stored: Stored): boolean =>
  !stored || (isRefused(stored) && stored.revision === revision);
