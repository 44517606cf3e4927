/** What is published and is corrected or taken down: whatever breaks off is found by the sweep, and what is done leaves nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type SubmissionStore, submissionStore } from '../../core/submissions/submission.store.ts';
import { ADDRESS_DAYS, daysAfter, type Submission } from '../../core/submissions/submission.ts';
import { sweepStore } from '../../core/sweep/sweep.store.ts';
import { mendSubmissions } from '../../functions/sweep/mend-submissions.ts';
import { agency } from '../email/sample.ts';
import { type MemoryTable, memoryTable } from '../memory-table/memory-table.ts';

const ID = 'a'.repeat(32);
const SUBMITTED = new Date('2026-12-01T08:00:00Z');
const PUBLISHED = new Date('2026-12-02T08:00:00Z');
const CHANGED = new Date('2026-12-12T08:00:00Z');
const KEPT_UNTIL = new Date('2029-01-01T00:00:00Z');
const CARLA = { id: 'c'.repeat(32), address: 'carla@example.org', language: 'en' };
const BOOK = {
  ...({ type: 'resource', kind: 'book', title: 'A book', by: null } as const),
  ...{ link: 'https://books.example.org/', about: 'It helps.', note: null },
};
const WAITS: Submission = {
  ...{ id: ID, content: BOOK, flyer: null, state: 'unconfirmed', revision: 1, wording: 'one' },
  ...{ changedAt: SUBMITTED.toISOString(), changedBy: null, publishedAt: null },
};

const on = (revision: number, now = CHANGED, by = 'Maya') => ({
  ...{ id: ID, revision, by, now, keptUntil: KEPT_UNTIL },
});

let table: MemoryTable;
let submissions: SubmissionStore;
beforeEach(async () => {
  table = memoryTable();
  submissions = submissionStore(table);
  await submissions.create(WAITS, CARLA, SUBMITTED);
  await submissions.confirm(ID, CARLA, SUBMITTED);
  await submissions.decide('approved', on(1, PUBLISHED));
  await submissions.notePublished(on(1, PUBLISHED));
  await submissions.settle(ID, PUBLISHED);
});

/** What the sweep says, a day later. */
const alarms = async (): Promise<string[]> => {
  const found = await mendSubmissions(
    {
      submissions,
      sweeps: sweepStore(memoryTable()),
      agencies: { find: async () => agency },
      letters: { find: async () => undefined },
      idKey: async () => 'key',
      queueLetters: async () => undefined,
    },
    daysAfter(CHANGED, 1),
  );
  return found.map(({ says }) => says);
};

const edit = (decision: ReturnType<typeof on>) =>
  submissions.edit(
    { from: { content: BOOK, state: 'approved' }, content: { ...BOOK, title: 'Mended' } },
    decision,
  );

describe('what is published', () => {
  it('leaves nothing to be done', async () => {
    expect(await alarms()).toEqual([]);
    expect(await submissions.isSettled(ID)).toBe(true);
  });

  it('is an alarm where it was taken down and that broke off, until it is done', async () => {
    expect(await submissions.withdraw(on(1))).toBe(true);
    expect(await alarms()).toEqual([expect.stringContaining('it may still be shown')]);
    await submissions.settle(ID, CHANGED);
    expect(await alarms()).toEqual([]);
  });

  it('is an alarm where it was corrected and that broke off, until it is published anew', async () => {
    expect(await edit(on(1))).toBe(true);
    expect(await alarms()).toEqual([expect.stringContaining('show what stood before')]);
    await submissions.notePublished(on(2));
    // All is done but taking the note away: the sweep does that.
    expect(await alarms()).toEqual([]);
    expect(await submissions.unsettled()).toEqual([]);
  });

  it.each([
    ['withdraw', () => submissions.withdraw(on(1))],
    ['edit', () => edit(on(1))],
  ])('is noted as unfinished before %s writes', async (_, change) => {
    const { update } = table;
    table.update = async () => {
      throw new Error('Broken off.');
    };
    await expect(change()).rejects.toThrow('Broken off.');
    table.update = update;
    expect(await submissions.isSettled(ID)).toBe(false);
    // Nothing has changed after all.
    expect(await alarms()).toEqual([]);
    expect(await submissions.isSettled(ID)).toBe(true);
  });

  it('leaves no note of whoever came second and changed nothing', async () => {
    await submissions.withdraw(on(1));
    await submissions.settle(ID, CHANGED);
    expect([await submissions.withdraw(on(1, CHANGED, 'Nils')), await edit(on(1))]).toEqual([false, false]);
    expect(await submissions.unsettled()).toEqual([]);
  });

  it('keeps the note of whoever came first while they are at work', async () => {
    await submissions.withdraw(on(1));
    expect(await edit(on(1))).toBe(false);
    expect(await submissions.unsettled()).toEqual([ID]);
  });

  it('is not counted among what waits for moderators, and its address is kept no longer', async () => {
    await submissions.withdraw(on(1));
    expect(await submissions.waiting(CHANGED)).toEqual([]);
    await submissions.settle(ID, CHANGED);
    const forgotten = daysAfter(PUBLISHED, ADDRESS_DAYS);
    expect(await submissions.submitter(ID, new Date(forgotten.getTime() - 1000))).toEqual(CARLA);
    expect(await submissions.submitter(ID, forgotten)).toBeUndefined();
  });
});

describe('what was declined', () => {
  const LATE = '1'.repeat(32);
  const late = { ...on(1, PUBLISHED), id: LATE };
  beforeEach(async () => {
    await submissions.create({ ...WAITS, id: LATE }, CARLA, SUBMITTED);
    await submissions.confirm(LATE, CARLA, SUBMITTED);
    await submissions.decide('declined', late);
  });

  it('leaves no word of an edit that came too late', async () => {
    const edited = {
      from: { content: BOOK, state: 'waiting' },
      content: { ...BOOK, title: 'Mended' },
    } as const;
    expect(await submissions.edit(edited, late)).toBe(false);
    expect(await table.get({ pk: `SUBMISSION#${LATE}`, sk: 'REVISION#1' })).toBeUndefined();
  });
});
