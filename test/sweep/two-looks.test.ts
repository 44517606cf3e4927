/** Silence is concluded from what two sweeps have seen, one after the other, however often each of them looks. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RangeMessage } from '../../core/contract/messages.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { tally } from '../../core/mailing/ledger.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { rangeStore } from '../../core/mailing/range.store.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { mendMailings } from '../../functions/sweep/mend-mailings.ts';
import { entries } from '../local/mailings.fixture.ts';
import { MAILING } from '../mailing/exhaustive/one-range.ts';
import { memoryTable } from '../memory-table/memory-table.ts';
import { countingElsewhere } from '../service-levels/counting-elsewhere.ts';

const START = Date.parse(MAILING.startedAt);
const MINUTE = 60_000;
const FOREVER = MAILING.expiresAt;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(START);
});
afterEach(() => {
  vi.useRealTimers();
});

/** A mailing that has called twelve people, all at once, and got no answer. */
async function unanswered(table: Table, id: string): Promise<void> {
  const mailings = mailingStore(table);
  await mailings.start({ ...MAILING, id });
  await mailings.reopen(id, FOREVER);
  const message = { mailing: id, range: 0 };
  const lease = await rangeStore(table).lease(message, FOREVER);
  if (lease.state !== 'taken') throw new Error('Nobody else is there.');
  const people = entries(12, { state: 'uncertain', reason: 'no answer' });
  await ledgerStore(table).put(
    message,
    [{ call: 0, at: new Date().toISOString(), entries: people }],
    FOREVER,
  );
  await rangeStore(table).finish({ message, until: lease.until }, tally(people));
}

/** A quarter of an hour after so many mailings got no answer; SES has told of a later message meanwhile. */
async function later(mailings: number) {
  const table = memoryTable();
  for (let n = 0; n < mailings; n += 1) await unanswered(table, `${MAILING.id}${n}`);
  await feedbackStore(table).hear(new Date(START + 5 * MINUTE).toISOString());
  vi.setSystemTime(START + 15 * MINUTE);
  let looks = 0;
  return {
    feedback: feedbackStore(table),
    /** Gives how many ranges it queues; `finds` says at each look whether all is recorded. */
    sweep: async (finds: (look: number) => boolean = () => true, began = Date.now()): Promise<number> => {
      const queued: RangeMessage[] = [];
      await mendMailings(
        {
          mailings: mailingStore(table),
          ranges: rangeStore(table),
          ledger: ledgerStore(table),
          feedback: feedbackStore(table),
          brakes: brakeStore(table),
          pace: { left: async () => 1_000_000, rate: async () => 100 },
          queueRanges: async (messages) => void queued.push(...messages),
          isRangesQueueEmpty: async () => true,
          isAllFeedbackRecorded: async () => finds(looks++),
          ...countingElsewhere(),
          log: { info: () => {}, warn: () => {}, error: () => {} },
        },
        new Date(began),
      );
      return queued.length;
    },
  };
}

const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

it('one sweep over several mailings looks once; the next one settles them', async () => {
  const { sweep } = await later(3);
  expect(await sweep()).toBe(0);
  pass(2 * MINUTE);
  expect(await sweep()).toBe(3);
});

it('sweeps that overlap are one look', async () => {
  const { sweep } = await later(2);
  const queued = await Promise.all([sweep(), sweep()]);
  pass(MINUTE);
  expect([...queued, await sweep()]).toEqual([0, 0, 0]);
  pass(MINUTE);
  expect(await sweep()).toBe(2);
});

it('a sweep looks when it looks, however long before it began', async () => {
  const { sweep } = await later(2);
  expect(await sweep(() => true, Date.now() - 100_000)).toBe(0);
  pass(20_000);
  expect(await sweep()).toBe(0);
  pass(2 * MINUTE);
  expect(await sweep()).toBe(2);
});

it.each([0, 1, 2])('a sweep whose look no. %i finds something on its way is no first look', async (bad) => {
  const { sweep } = await later(3);
  expect(await sweep((look) => look !== bad)).toBe(0);
  pass(2 * MINUTE);
  expect(await sweep()).toBe(0);
  pass(2 * MINUTE);
  expect(await sweep()).toBe(3);
});

it('something on its way between two looks undoes the first', async () => {
  const { sweep, feedback } = await later(1);
  expect(await sweep()).toBe(0);
  pass(2 * MINUTE);
  expect(await sweep(() => false)).toBe(0);
  pass(2 * MINUTE);
  expect(await sweep()).toBe(0);
  expect((await feedback.heard()).recordedUntil).toBeNull();
  pass(2 * MINUTE);
  expect(await sweep()).toBe(1);
});
