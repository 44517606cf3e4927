/** A batch of what SES says, broken off before any request to the table and done again, as its queue has it. */
import { expect, it } from 'vitest';
import type { FeedbackMessage } from '../../core/contract/messages.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { reputationStore } from '../../core/feedback/reputation.store.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { recordFeedback } from '../../functions/record-feedback/record-feedback.ts';
import { MAILING } from '../mailing/exhaustive/one-range.ts';
import { memoryTable, textOf } from '../memory-table/memory-table.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

const mail = (person: number) => ({
  timestamp: `2026-01-12T21:00:0${person}.000Z`,
  messageId: `m-${person}`,
  tags: { recipient: [String(person).repeat(32)], mailing: [MAILING.id], call: ['0-0'] },
});
const BATCH: readonly FeedbackMessage[] = [
  { eventType: 'Send', mail: mail(1) },
  { eventType: 'Send', mail: mail(2) },
  { eventType: 'Bounce', mail: mail(2), bounce: { bounceType: 'Permanent' } },
  { eventType: 'Complaint', mail: mail(3), complaint: {} },
  { eventType: 'DeliveryDelay', mail: mail(4) },
];

/** What is known after the batch, which is broken off before request number `breaksAt` and then done again. */
async function knownAfter(breaksAt: number): Promise<{ known: string; requests: number }> {
  const table = memoryTable();
  await mailingStore(table).start(MAILING);
  let requests = 0;
  const steps = new Proxy<Table>(table, {
    get: (target, name: keyof Table) => {
      const operation = target[name] as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        requests += 1;
        if (requests >= breaksAt) throw new Error('Broken off.');
        return operation(...given);
      };
    },
  });
  const over = (reached: Table) =>
    recordFeedback(BATCH, {
      feedback: feedbackStore(reached),
      reputation: reputationStore(reached),
      suppressions: suppressionStore(reached),
      mailings: mailingStore(reached),
      brakes: brakeStore(reached),
      log: silent,
    });
  await over(steps).catch(() => over(table));
  const suppressed = await suppressionStore(table).suppressedBetween({ from: '', to: '~' });
  return { known: textOf([table.content(/^(PROOF|FEEDBACK|HEARD)\b/), suppressed]), requests };
}

it('leaves the same as one that was done at once', async () => {
  const { known, requests } = await knownAfter(Number.POSITIVE_INFINITY);
  expect(requests).toBeGreaterThan(8);
  for (let breaksAt = 1; breaksAt <= requests; breaksAt += 1)
    expect([breaksAt, (await knownAfter(breaksAt)).known]).toEqual([breaksAt, known]);
});
