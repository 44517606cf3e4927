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
  test('lets so many through in a second, then none, then as many again', async () => {
    let milliseconds = 0;
    const { client, inbox } = await openSes({ maxSendRate: 14, realTime: () => milliseconds });
    const send = (count: number) => client.send(new SendBulkEmailCommand(bulkTo(people(count))));

    expect(statuses(await send(20))).toEqual([
      ['SUCCESS', 14],
      ['ACCOUNT_THROTTLED', 6],
    ]);
    milliseconds = 999;
    await expect(send(5)).rejects.toThrow(TooManyRequestsException);
    milliseconds = 1000;
    expect(statuses(await send(14))).toEqual([['SUCCESS', 14]]);
    expect(inbox.list()).toHaveLength(28);
  });

  test('is never exceeded in any second, and never left unused', () => {
    const steps = fc.array(fc.record({ wait: fc.nat(700), recipients: fc.integer({ min: 1, max: 10 }) }));
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 40 }), steps, (perSecond, calls) => {
        let now = 0;
        const rate = createRate(perSecond, () => now);
        const sent: { at: number; recipients: number }[] = [];
        const within = () =>
          sent.filter(({ at }) => at > now - 1000).reduce((sum, { recipients }) => sum + recipients, 0);
        for (const { wait, recipients } of calls) {
          now += wait;
          const fits = within() + recipients <= perSecond;
          expect(rate.take(recipients)).toBe(fits);
          if (fits) sent.push({ at: now, recipients });
        }
      }),
    );
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

  test('of -1 is no limit', () => {
    const quota = createDailyQuota(-1, () => new Date());
    expect(quota.take(1_000_000)).toBe(true);
    expect(quota.sent()).toBe(1_000_000);
  });
});
