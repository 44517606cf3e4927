import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fates, type LedgerCall, type LedgerEntry } from '../../core/mailing/ledger.ts';
import { type Evidence, settle } from '../../core/mailing/settle.ts';

const NOON = Date.parse('2026-01-12T12:00:00Z');
const MINUTE = 60_000;
const iso = (minute: number) => new Date(NOON + minute * MINUTE).toISOString();

const fate = fc.constantFrom(
  { state: 'uncertain', reason: 'no answer' } as const,
  { state: 'failed', reason: 'MESSAGE_REJECTED' } as const,
  { state: 'pending', reason: 'ACCOUNT_THROTTLED' } as const,
  { state: 'sent', messageId: 'by the answer' } as const,
  { state: 'skipped', reason: 'left' } as const,
);
const UNCERTAIN = { state: 'uncertain', reason: 'no answer' } as const;

/** A call begun within half an hour of noon; in every other one nobody knows anything. */
const call = (number: number) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 30 }),
      fc.oneof(
        fc.array(fate, { maxLength: 14 }),
        fc.array(fc.constant(UNCERTAIN), { minLength: 8, maxLength: 14 }),
      ),
    )
    .map(
      ([minute, all]): LedgerCall => ({
        call: number,
        at: iso(minute),
        entries: all.map((one, index) => ({ id: `${number}-${index}`, ...one })),
      }),
    );
const calls = fc.tuple(call(0), call(1), call(2));

/** Proof of some of the recipients, by a mask of them. */
const evidence = fc
  .record({
    masks: fc.tuple(
      ...[0, 1, 2].map(() => fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 ** 14 - 1 }))),
    ),
    heard: fc.option(fc.integer({ min: -5, max: 60 })),
    recorded: fc.option(fc.integer({ min: 0, max: 60 })),
  })
  .map(({ masks, heard, recorded }) => ({
    masks,
    heard: {
      newest: heard === null ? null : iso(heard),
      recordedUntil: recorded === null ? null : iso(recorded),
    },
  }));
type Masked = Omit<Evidence, 'proofs'> & { readonly masks: readonly number[] };

const given = ({ masks, ...rest }: Masked): Evidence => ({
  ...rest,
  proofs: new Map(
    masks.flatMap((mask, number) => {
      const proven = Array.from({ length: 14 }, (_, index) => index).filter((index) => (mask >> index) & 1);
      return mask === 0
        ? []
        : [[number, new Map(proven.map((index) => [`${number}-${index}`, `m${index}`]))]];
    }),
  ),
});

const isProven = ({ id }: LedgerEntry, { proofs }: Evidence) =>
  proofs.values().some((ofCall) => ofCall.has(id));
const entriesOf = (all: readonly LedgerCall[]) => all.flatMap(({ entries }) => entries);
const sentIn = (all: readonly LedgerCall[]) =>
  entriesOf(all).flatMap(({ id, state }) => (state === 'sent' ? [id] : []));

/** Each entry before and after. */
const settledPairs = (before: readonly LedgerCall[], by: Evidence) => {
  const after = fates(settle(before, by));
  return entriesOf(before).map((entry) => [entry, after.get(entry.id)] as const);
};

describe('settling by evidence', () => {
  it('keeps everybody, and changes nobody but whose fate is open', () => {
    fc.assert(
      fc.property(calls, evidence, (before, masked) => {
        const by = given(masked);
        expect(entriesOf(settle(before, by)).map(({ id }) => id)).toEqual(
          entriesOf(before).map(({ id }) => id),
        );
        for (const [entry, after] of settledPairs(before, by))
          if (entry.state === 'sent' || entry.state === 'skipped') expect(after).toEqual(entry);
      }),
    );
  });

  it('by proof is sent, whatever else is known, and under SES’s own id', () => {
    fc.assert(
      fc.property(calls, evidence, (before, masked) => {
        const by = given(masked);
        for (const [entry, after] of settledPairs(before, by)) {
          if (after?.state === 'sent' && entry.state !== 'sent') expect(isProven(entry, by)).toBe(true);
          if (entry.state !== 'sent' && entry.state !== 'skipped' && isProven(entry, by))
            expect(after).toMatchObject({ state: 'sent', messageId: expect.stringMatching(/^m\d+$/) });
        }
      }),
    );
  });

  it('by silence is to be sent again only of ten or more, when all of ten minutes more is recorded, with a later message heard, and none of the call', () => {
    let again = 0;
    fc.assert(
      fc.property(calls, evidence, (before, masked) => {
        const by = given(masked);
        for (const one of before) {
          const after = settle([one], by);
          const isAgain = entriesOf(after).some(
            ({ state }, index) => state === 'pending' && one.entries[index]?.state !== 'pending',
          );
          if (!isAgain) continue;
          again += 1;
          expect(one.entries.filter(({ state }) => state === 'uncertain').length).toBeGreaterThanOrEqual(10);
          const { newest, recordedUntil } = by.heard;
          expect(Date.parse(recordedUntil ?? '')).toBeGreaterThanOrEqual(Date.parse(one.at) + 10 * MINUTE);
          expect(Date.parse(newest ?? '')).toBeGreaterThan(Date.parse(one.at));
          expect(by.proofs.has(one.call)).toBe(false);
          const others = entriesOf(after).filter(({ state }) => state !== 'pending' && state !== 'skipped');
          expect(others).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
    expect(again).toBeGreaterThan(5);
  });

  it('is the same twice, and then hands back what it was given', () => {
    fc.assert(
      fc.property(calls, evidence, (before, masked) => {
        const once = settle(before, given(masked));
        expect(settle(once, given(masked))).toBe(once);
      }),
    );
  });

  it('with more evidence loses nobody who was sent by less, in one step or in two', () => {
    fc.assert(
      fc.property(
        calls,
        evidence,
        fc.tuple(...[0, 1, 2].map(() => fc.nat(2 ** 14 - 1))),
        (before, less, more) => {
          const masks = less.masks.map((mask, index) => mask | (more[index] ?? 0));
          const byLess = settle(before, given(less));
          const atOnce = settle(before, given({ ...less, masks }));
          expect(sentIn(atOnce)).toEqual(expect.arrayContaining(sentIn(byLess)));
          expect(sentIn(settle(byLess, given({ ...less, masks })))).toEqual(
            expect.arrayContaining(sentIn(byLess)),
          );
        },
      ),
    );
  });

  it('takes nothing back that time and later messages add to', () => {
    fc.assert(
      fc.property(calls, evidence, fc.nat(30), (before, masked, later) => {
        const by = given(masked);
        const after = settle(before, by);
        const afterIt = (instant: string | null) =>
          instant && new Date(Date.parse(instant) + later * MINUTE).toISOString();
        const { newest, recordedUntil } = by.heard;
        const heard = { newest: afterIt(newest), recordedUntil: afterIt(recordedUntil) };
        const further = fates(settle(before, { ...by, heard }));
        for (const entry of entriesOf(after))
          if (entry.state !== 'uncertain') expect(further.get(entry.id)).toEqual(entry);
      }),
    );
  });
});
