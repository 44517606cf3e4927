import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FeedbackMessage } from '../../core/contract/messages.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { AFTERMATHS } from '../../core/feedback/feedback.ts';
import { reputationStore } from '../../core/feedback/reputation.store.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { recordFeedback } from '../../functions/record-feedback/record-feedback.ts';
import { MAILING, RANGE } from '../mailing/exhaustive/one-range.ts';
import { memoryTable } from '../memory-table/memory-table.ts';
import { countingElsewhere } from '../service-levels/counting-elsewhere.ts';

const KINDS = [
  'Send',
  'DeliveryDelay',
  'Transient',
  'Reject',
  'Rendering Failure',
  'Permanent',
  'Complaint',
] as const;
type Kind = (typeof KINDS)[number];

interface Happening {
  readonly kind: Kind;
  readonly person: number;
  /** Null for a letter. */
  readonly call: number | null;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(...KINDS),
  person: fc.nat(3),
  call: fc.option(fc.nat(1)),
});

/** One copy of a call goes to one person, and has one id, however much SES tells of it. */
function eventOf({ kind, person, call }: Happening): FeedbackMessage {
  const mail = {
    timestamp: `2026-01-12T21:0${call ?? 5}:0${person}.000Z`,
    messageId: `m-${person}-${call}`,
    tags: {
      recipient: [String(person).repeat(32)],
      ...(call !== null && { mailing: [MAILING.id], call: [`0-${call}`] }),
    },
  };
  if (kind === 'Permanent' || kind === 'Transient')
    return { eventType: 'Bounce', mail, bounce: { bounceType: kind } };
  return kind === 'Complaint' ? { eventType: kind, mail, complaint: {} } : { eventType: kind, mail };
}

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** All that is known after the batches were recorded, one after the other. */
async function knownAfter(batches: readonly (readonly Happening[])[]) {
  const table = memoryTable();
  const mailings = mailingStore(table);
  const feedback = feedbackStore(table);
  const suppressions = suppressionStore(table);
  await mailings.start(MAILING);
  const dependencies = {
    feedback,
    mailings,
    suppressions,
    reputation: reputationStore(table),
    brakes: brakeStore(table),
    ...countingElsewhere(),
    log: silent,
  };
  for (const batch of batches) await recordFeedback(batch.map(eventOf), dependencies);
  // Of a letter to somebody who is suppressed already nothing is kept, nor counted.
  const isCounted = batches.flat().every(({ call }) => call !== null);
  const { bounced, complained } = await reputationStore(table).since(new Date(0));
  const suppressed = await suppressions.suppressedBetween({ from: '', to: '~' });
  return {
    noted: (await feedback.noted(MAILING.id)).map(
      ({ recipient, aftermath }) => [recipient, aftermath] as const,
    ),
    proofs: [...(await feedback.proofs(RANGE))]
      .map(([call, of]) => [call, [...of].toSorted().join()] as const)
      .toSorted(([one], [other]) => one - other),
    heard: await feedback.heard(),
    suppressed,
    reasons: await Promise.all(suppressed.map(suppressions.find)),
    counted: isCounted ? { bounced, complained } : null,
  };
}

const inBatches = (all: readonly Happening[], sizes: readonly number[]): Happening[][] => {
  const rest = [...all];
  const batches = sizes.map((size) => rest.splice(0, size));
  return [...batches, rest].filter((batch) => batch.length > 0);
};

const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 10 });

it('what SES says gives the same in whatever order, however often and in whatever batches it comes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(happening, { minLength: 1, maxLength: 10 })
        .chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all, ...all], { minLength: 2 * all.length }),
          ),
        ),
      sizes,
      sizes,
      async ([all, others], some, further) => {
        const repeated = [...others, ...all];
        expect(await knownAfter(inBatches(repeated, further))).toEqual(
          await knownAfter(inBatches(all, some)),
        );
      },
    ),
  );
});

it('only ever gets graver', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 8 }), async (all) => {
      const gravest = new Map<string, number>();
      for (let count = 1; count <= all.length; count += 1) {
        const { noted } = await knownAfter(all.slice(0, count).map((one) => [one]));
        for (const [recipient, aftermath] of noted) {
          const gravity = AFTERMATHS.indexOf(aftermath);
          expect(gravity).toBeGreaterThanOrEqual(gravest.get(recipient) ?? 0);
          gravest.set(recipient, gravity);
        }
      }
    }),
    { numRuns: 50 },
  );
});

it('whoever bounced for good or complained is suppressed, by mailing and by letter, and nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 8 }), async (all) => {
      const grave = all.filter(({ kind }) => kind === 'Permanent' || kind === 'Complaint');
      const { suppressed } = await knownAfter([all]);
      expect(suppressed).toEqual(
        [...new Set(grave.map(({ person }) => String(person).repeat(32)))].toSorted(),
      );
    }),
  );
});

it('a copy that bounced and was complained of is both, whichever came first and however often', async () => {
  const [bounce, complaint] = (['Permanent', 'Complaint'] as const).map((kind) => [
    { kind, person: 1, call: 0 },
  ]) as [Happening[], Happening[]];
  for (const batches of [
    [bounce, complaint, bounce, complaint],
    [complaint, bounce, complaint, bounce],
    [[...complaint, ...bounce, ...complaint, ...bounce]],
  ])
    expect(await knownAfter(batches)).toMatchObject({
      noted: [['1'.repeat(32), 'complained']],
      reasons: ['bounce'],
      counted: { bounced: 1, complained: 1 },
    });
});

it('every event of a copy proves that SES took it', async () => {
  for (const kind of KINDS) {
    const { proofs } = await knownAfter([[{ kind, person: 1, call: 0 }]]);
    expect([kind, proofs]).toEqual([kind, [[0, `${'1'.repeat(32)},m-1-0`]]]);
  }
});
