/** A batch of what SES says, broken off at any request to the table and done again, as its queue has it. */
import { expect, it } from 'vitest';
import type { FeedbackMessage } from '../../core/contract/messages.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { reputationStore } from '../../core/feedback/reputation.store.ts';
import { type Reputation, reasonToPause } from '../../core/feedback/reputation.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { recordFeedback } from '../../functions/record-feedback/record-feedback.ts';
import { MAILING } from '../mailing/exhaustive/one-range.ts';
import { memoryTable, textOf } from '../memory-table/memory-table.ts';
import { countingElsewhere } from '../service-levels/counting-elsewhere.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

const mail = (person: number) => ({
  timestamp: `2026-01-12T21:00:0${person}.000Z`,
  messageId: `m-${person}`,
  tags: { recipient: [String(person).repeat(32)], mailing: [MAILING.id], call: [`${person % 2}-0`] },
});
const BATCH: readonly FeedbackMessage[] = [
  { eventType: 'Send', mail: mail(1) },
  { eventType: 'Send', mail: mail(2) },
  { eventType: 'Bounce', mail: mail(2), bounce: { bounceType: 'Permanent' } },
  { eventType: 'Complaint', mail: mail(3), complaint: {} },
  { eventType: 'Bounce', mail: mail(3), bounce: { bounceType: 'Permanent' } },
  { eventType: 'DeliveryDelay', mail: mail(4) },
];
const EVERYTHING: Reputation = { sent: 2, bounced: 2, complained: 1 };
const NOTHING: Reputation = { sent: 0, bounced: 0, complained: 0 };
/** So much that this batch makes it too much. */
const BEFORE: Reputation = { sent: 1000, bounced: 49, complained: 0 };

type Breaks = (request: number) => boolean;

/** What is known after the batch, whose requests break off as `breaks` has it, and which is then done again. */
async function knownAfter(breaks: Breaks) {
  const table = memoryTable();
  await mailingStore(table).start(MAILING);
  await reputationStore(table).count(BEFORE);
  const asked: string[] = [];
  const steps = new Proxy<Table>(table, {
    get: (target, name: keyof Table) => {
      const operation = target[name] as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        asked.push(textOf([name, given]));
        if (breaks(asked.length)) throw new Error('Broken off.');
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
      ...countingElsewhere(),
      log: silent,
    });
  let noted = NOTHING;
  await over(steps).catch(async () => {
    noted = await notedIn(table);
    await over(table);
  });
  const suppressions = suppressionStore(table);
  const suppressed = await suppressions.suppressedBetween({ from: '', to: '~' });
  const reasons = await Promise.all(suppressed.map(suppressions.find));
  return {
    asked,
    noted,
    known: textOf([table.content(/^(PROOF|FEEDBACK|REPUTATION#|HEARD)/), suppressed, reasons]),
    counted: less(await reputationStore(table).since(new Date(0)), BEFORE),
    pausedFor: (await brakeStore(table).brakes()).everything?.because ?? null,
  };
}

/** What of the batch stands in the table, counted or not. */
async function notedIn(table: Table): Promise<Reputation> {
  const proofs = await Promise.all(
    [0, 1].map((range) => feedbackStore(table).proofs({ mailing: MAILING.id, range })),
  );
  const proved = proofs.flatMap((calls) => [...calls.values()].flatMap((of) => [...of.keys()]));
  const noted = await feedbackStore(table).noted(MAILING.id);
  return {
    sent: ['1', '2'].filter((person) => proved.includes(person.repeat(32))).length,
    bounced: (await table.query(`REPUTATION#${MAILING.id}`)).length,
    complained: noted.filter(({ aftermath }) => aftermath === 'complained').length,
  };
}

const less = (one: Reputation, other: Reputation): Reputation => ({
  sent: one.sent - other.sent,
  bounced: one.bounced - other.bounced,
  complained: one.complained - other.complained,
});

/** The request by which the batch is counted, from 1 on. */
const countingOf = (asked: readonly string[]) => 1 + asked.findIndex((one) => one.includes('ADD sent'));
const upTo = (last: number) => Array.from({ length: last }, (_, before) => before + 1);
const unbroken = await knownAfter(() => false);
const counting = countingOf(unbroken.asked);
const requests = upTo(unbroken.asked.length);

it('is counted, and puts the brake on', () => {
  expect(unbroken).toMatchObject({ counted: EVERYTHING, pausedFor: 'bounces' });
  expect(counting).toBeGreaterThan(15);
  expect(unbroken.asked.length).toBeGreaterThan(counting + 2);
});

it.each(requests)(
  'leaves the same when request %i failed; uncounted is what was sent, where it failed before, or all, where it was the count',
  async (failing) => {
    const { known, counted, pausedFor, noted } = await knownAfter((request) => request === failing);
    expect(known).toBe(unbroken.known);
    const short = failing < counting ? { ...NOTHING, sent: noted.sent } : NOTHING;
    expect({ counted, pausedFor }).toEqual(
      failing === counting
        ? { counted: NOTHING, pausedFor: null }
        : { counted: less(EVERYTHING, short), pausedFor: 'bounces' },
    );
  },
);

it.each(requests)(
  'leaves the same when its worker was killed at request %i, but what it had noted and not counted',
  async (last) => {
    const { known, counted, pausedFor, noted } = await knownAfter((request) => request >= last);
    expect(known).toBe(unbroken.known);
    expect(counted).toEqual(less(EVERYTHING, last > counting ? NOTHING : noted));
    // It is looked at whatever is news: who was counted and not judged is judged the next time.
    expect(pausedFor).toBe(reasonToPause(less(BEFORE, less(NOTHING, counted))));
  },
);
