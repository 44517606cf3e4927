/** What a worker leaves of its range when it puts it down before everybody was sent to. */
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rangeStore } from '../../core/mailing/range.store.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { MAILING, type OpenRange, openRange, RANGE } from './exhaustive/one-range.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const NEVER = MAILING.expiresAt;

/** SES as it answers nothing at all; `calls` counts what it was asked. */
function silentSes() {
  const asked = { calls: 0 };
  const send = async () => {
    asked.calls += 1;
    throw new Error('no answer');
  };
  return { ses: { send } as unknown as SESv2Client, asked };
}

const standing = async ({ table }: OpenRange) => (await rangeStore(table).ofMailing(MAILING.id))[0];
const again = ({ table }: OpenRange) =>
  rangeStore(table).noteQueued(RANGE, { expiresAt: NEVER, isRepair: false });

it('of a ledger that can’t be read the counts are those of before', async () => {
  const range = await openRange({ en: 30, es: 0, rate: 4, early: false });
  await range.work(range.table, silentSes().ses);
  const before = await standing(range);
  expect(before?.tally).toMatchObject({ uncertain: expect.any(Number) });
  expect(before?.tally?.uncertain).toBeGreaterThan(0);
  await again(range);
  const unreadable: Table = {
    ...range.table,
    query: async (pk, ...more) => {
      if (pk.startsWith('LEDGER')) throw new Error('Too much for now.');
      return range.table.query(pk, ...more);
    },
  };
  await expect(range.work(unreadable, range.takingSes)).rejects.toThrow('Too much for now.');
  const after = await standing(range);
  expect(after?.tally).toEqual(before?.tally);
  expect(after?.leaseUntil).toBeUndefined();
});

it('while SES says nothing at all, a try after the first leaves one round more uncertain; then everybody else is reached', async () => {
  const range = await openRange({ en: 30, es: 0, rate: 4, early: false });
  const { ses, asked } = silentSes();
  const calls: number[] = [];
  for (let tries = 0; tries < 4; tries += 1) {
    await range.work(range.table, ses);
    expect(await standing(range)).toMatchObject({ waitsFor: 'account' });
    calls.push(asked.calls);
    await again(range);
  }
  expect(calls).toEqual([3, 4, 5, 6]);
  const { tally, takenAt } = (await standing(range)) ?? {};
  expect([tally?.uncertain, takenAt]).toEqual([6 * 3, undefined]);
  await range.work(range.table, range.takingSes);
  const done = await standing(range);
  expect(done).toMatchObject({ doneAt: expect.any(String), tally: { uncertain: 18, sent: 12 } });
  expect(done?.takenAt).toBeGreaterThan(Date.parse(MAILING.startedAt));
});

it('when SES has said nothing of anybody, nobody waits for it: all are uncertain', async () => {
  const range = await openRange({ en: 9, es: 0, rate: 4, early: false });
  await range.work(range.table, silentSes().ses);
  const done = await standing(range);
  expect(done).toMatchObject({ doneAt: expect.any(String), tally: { uncertain: 9 } });
  expect(done?.waitsFor).toBeUndefined();
});
