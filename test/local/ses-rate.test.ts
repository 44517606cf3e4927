import {
  GetAccountCommand,
  SendBulkEmailCommand,
  type SendBulkEmailCommandOutput,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDailyQuota, createRate } from '../../local/endpoints/ses-quota.ts';
import { bulkTo, entryFor, openSes } from './endpoints.ts';

const people = (count: number) => Array.from({ length: count }, (_, i) => entryFor(`person${i}@example.org`));
const statuses = (answer: SendBulkEmailCommandOutput) =>
  Object.entries(Object.groupBy(answer.BulkEmailEntryResults ?? [], ({ Status = '' }) => Status)).map(
    ([status, entries]) => [status, entries?.length],
  );

describe('the rate', () => {
  test('lets a second’s worth through at once, and then as many as come back with time', async () => {
    let milliseconds = 0;
    const { client, inbox } = await openSes({ maxSendRate: 14, realTime: () => milliseconds });
    const send = (count: number) => client.send(new SendBulkEmailCommand(bulkTo(people(count))));

    expect(statuses(await send(20))).toEqual([
      ['SUCCESS', 14],
      ['ACCOUNT_THROTTLED', 6],
    ]);
    milliseconds = 71;
    await expect(send(5)).rejects.toThrow(TooManyRequestsException);
    milliseconds = 500;
    expect(statuses(await send(20))).toEqual([
      ['SUCCESS', 7],
      ['ACCOUNT_THROTTLED', 13],
    ]);
    milliseconds = 60_000;
    expect(statuses(await send(20))).toEqual([
      ['SUCCESS', 14],
      ['ACCOUNT_THROTTLED', 6],
    ]);
    expect(inbox.list()).toHaveLength(35);
  });

  test('is exceeded by one second’s worth at most, over any time, and never left unused', () => {
    const steps = fc.array(fc.record({ wait: fc.nat(700), recipients: fc.integer({ min: 1, max: 10 }) }));
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 40 }), steps, (perSecond, calls) => {
        let now = 0;
        const rate = createRate(perSecond, () => now);
        const sent: { at: number; recipients: number }[] = [];
        // Where there is room over every stretch of time that ends now, the gate is open, and only there.
        const fits = (recipients: number) =>
          [{ at: now, recipients: 0 }, ...sent].every(({ at: from }) => {
            const since = sent
              .filter(({ at }) => at >= from)
              .reduce((sum, taken) => sum + taken.recipients, 0);
            return since + recipients <= perSecond + (perSecond * (now - from)) / 1000 + 1e-6;
          });
        for (const { wait, recipients } of calls) {
          now += wait;
          const taken = fits(recipients);
          expect(rate.take(recipients)).toBe(taken);
          if (taken) sent.push({ at: now, recipients });
        }
      }),
    );
  });

  test('of a sandbox is one a second, and a rate below that is waited for longer', () => {
    let now = 0;
    const [sandbox, slower] = [createRate(1, () => now), createRate(0.5, () => now)];
    const both = () => [sandbox.take(1), slower.take(1)];
    expect(both()).toEqual([true, true]);
    expect(both()).toEqual([false, false]);
    now = 1000;
    expect(both()).toEqual([true, false]);
    now = 2000;
    expect(both()).toEqual([true, true]);
  });
});

describe('the quota of a day', () => {
  test('is told by GetAccount, and once spent refuses by status, then by exception, until a day later', async () => {
    const { client, clock } = await openSes({ maxSendRate: 1000, max24HourSend: 30 });
    const send = (count: number) => client.send(new SendBulkEmailCommand(bulkTo(people(count))));

    await send(20);
    const { SendQuota, ProductionAccessEnabled } = await client.send(new GetAccountCommand({}));
    expect(SendQuota).toEqual({ Max24HourSend: 30, MaxSendRate: 1000, SentLast24Hours: 20 });
    expect(ProductionAccessEnabled).toBe(true);

    expect(statuses(await send(20))).toEqual([
      ['SUCCESS', 10],
      ['ACCOUNT_DAILY_QUOTA_EXCEEDED', 10],
    ]);
    await expect(send(1)).rejects.toThrow('Daily message quota exceeded');

    clock.advanceTo(new Date(clock.now().getTime() + 24.1 * 3_600_000));
    expect(statuses(await send(20))).toEqual([['SUCCESS', 20]]);
  });

  test('is not spent on the mailbox simulator', async () => {
    const { client, inbox } = await openSes({ max24HourSend: 1 });
    const simulated = ['success@simulator.amazonses.com', 'success+again@simulator.amazonses.com'];
    const entries = [...simulated, 'ana@example.org', 'ben@example.org'].map((address) => entryFor(address));
    expect(statuses(await client.send(new SendBulkEmailCommand(bulkTo(entries))))).toEqual([
      ['SUCCESS', 3],
      ['ACCOUNT_DAILY_QUOTA_EXCEEDED', 1],
    ]);
    expect(inbox.list()).toHaveLength(3);
  });

  test('of -1 is no limit', () => {
    const quota = createDailyQuota(-1, () => new Date());
    expect(quota.take(1_000_000)).toBe(true);
    expect(quota.sent()).toBe(1_000_000);
  });
});
