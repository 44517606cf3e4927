/** What is judged after a resumption: all that was counted from then on, at once, and nothing from before. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeedbackMessage } from '../../core/contract/messages.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { reputationStore } from '../../core/feedback/reputation.store.ts';
import { addReputations, type Reputation } from '../../core/feedback/reputation.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { recordFeedback } from '../../functions/record-feedback/record-feedback.ts';
import { MAILING } from '../mailing/exhaustive/one-range.ts';
import { memoryTable } from '../memory-table/memory-table.ts';
import { countingElsewhere } from '../service-levels/counting-elsewhere.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const START = new Date('2026-01-12T21:01:00.000Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

const mail = (person: number) => ({
  timestamp: new Date().toISOString(),
  messageId: `m-${person}`,
  tags: { recipient: [String(person).padStart(32, '0')], mailing: [MAILING.id], call: ['0-0'] },
});
const people = (from: number, count: number) => Array.from({ length: count }, (_, more) => from + more);
const sent = (from: number, count: number) =>
  people(from, count).map((person): FeedbackMessage => ({ eventType: 'Send', mail: mail(person) }));
const bounces = (from: number, count: number) =>
  people(from, count).map(
    (person): FeedbackMessage => ({
      eventType: 'Bounce',
      mail: mail(person),
      bounce: { bounceType: 'Permanent' },
    }),
  );

async function open() {
  const table = memoryTable();
  const brakes = brakeStore(table);
  const suppressions = suppressionStore(table);
  let isFailing = false;
  await mailingStore(table).start(MAILING);
  return {
    hear: (...events: readonly FeedbackMessage[]) =>
      recordFeedback(events, {
        feedback: feedbackStore(table),
        reputation: reputationStore(table),
        suppressions: {
          suppress: async (...given) => {
            if (isFailing) throw new Error('The table is busy.');
            return suppressions.suppress(...given);
          },
        },
        mailings: mailingStore(table),
        brakes,
        ...countingElsewhere(),
        log: silent,
      }),
    pause: () => brakes.pauseEverything({ since: new Date().toISOString(), because: 'operator' }),
    resume: () => brakes.resumeEverything(),
    failing: (is: boolean) => {
      isFailing = is;
    },
    pausedFor: async () => (await brakes.brakes()).everything?.because ?? null,
  };
}

describe('the brake, once everything is resumed', () => {
  it('holds again within the same minute, when that goes on', async () => {
    const { hear, resume, pausedFor } = await open();
    await hear(...sent(0, 1000), ...bounces(0, 50));
    expect(await pausedFor()).toBe('bounces');
    pass(1000);
    await resume();
    pass(1000);
    await hear(...sent(1000, 1000), ...bounces(1000, 49));
    expect(await pausedFor()).toBeNull();
    pass(1000);
    await hear(...bounces(1049, 1));
    expect(await pausedFor()).toBe('bounces');
  });

  it('does not hold again for what came before', async () => {
    const { hear, resume, pausedFor } = await open();
    await hear(...sent(0, 1000), ...bounces(0, 500));
    await resume();
    pass(1000);
    await hear(...sent(1000, 1000), ...bounces(1000, 10));
    expect(await pausedFor()).toBeNull();
  });

  it('holds for what went wrong while an operator had paused everything, for nobody was told of it', async () => {
    const { hear, pause, resume, pausedFor } = await open();
    await hear(...sent(0, 1000));
    await pause();
    await hear(...bounces(0, 80));
    expect(await pausedFor()).toBe('operator');
    pass(1000);
    await resume();
    await hear(...bounces(80, 1));
    expect(await pausedFor()).toBe('bounces');
  });

  it('is put on in time though a batch fails again and again, each time in other company', async () => {
    const { hear, failing, pausedFor } = await open();
    for (const tries of [1, 2, 3, 4]) {
      failing(true);
      await expect(hear(...sent(0, 900), ...sent(900 + tries, 1), ...bounces(0, 1))).rejects.toThrow();
    }
    failing(false);
    await hear(...sent(0, 1010), ...bounces(0, 60));
    expect(await pausedFor()).toBe('bounces');
  });

  it('forgets after 24 hours', async () => {
    const { hear, pausedFor } = await open();
    await hear(...sent(0, 1000), ...bounces(0, 49));
    pass(24 * 60 * 60_000);
    await hear(...bounces(49, 1));
    expect(await pausedFor()).toBeNull();
  });
});

it('all that was counted after an instant is given, and nothing else', async () => {
  const counted: fc.Arbitrary<Reputation> = fc.record({
    sent: fc.nat(9),
    bounced: fc.nat(9),
    complained: fc.nat(9),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(3 * 60 * 60_000), counted), { maxLength: 12 }),
      fc.nat(3 * 60 * 60_000),
      async (all, since) => {
        const reputation = reputationStore(memoryTable());
        for (const [after, counts] of all) {
          vi.setSystemTime(START.getTime() + after);
          await reputation.count(counts);
        }
        const later = all.flatMap(([after, counts]) => (after > since ? [counts] : []));
        expect(await reputation.since(new Date(START.getTime() + since))).toEqual(addReputations(later));
      },
    ),
  );
});
