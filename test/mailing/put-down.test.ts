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
