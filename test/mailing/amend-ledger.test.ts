/** An operator's word, broken off before every write and said again: nobody is forgotten, and nobody is sent to twice. */
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import type { AmendProgress } from '../../core/mailing/amend-ledger.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { type Fate, fates, type LedgerCall, tally } from '../../core/mailing/ledger.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { mailingId } from '../../core/mailing/mailing.ts';
import { rangeStore } from '../../core/mailing/range.store.ts';
import { resend } from '../../core/mailing/resend.ts';
import { settleByHand } from '../../core/mailing/settle-by-hand.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { decideRanges } from '../../core/sweep/decide-ranges.ts';
import { entries, mailing as example, NOW } from '../local/mailings.fixture.ts';
import { memoryTable } from '../memory-table/memory-table.ts';

const FOREVER = 4_000_000_000;
const REMINDER = { year: 2026, source: 'calendar', eventId: '0123456789abcdef', offset: '-P1D' } as const;
/** The event as it was when the mailing began. */
const EVENT = {
  ...{ year: 2026, source: 'calendar', id: REMINDER.eventId, startsAt: '2026-01-13T21:00:00Z' },
  reminders: [{ offset: '-P1D', dueAt: example().dueAt }],
} as unknown as StoredEvent;
const mailing = example({
  ...{ ranges: 2, people: 8, expiresAt: FOREVER },
  ...{ id: mailingId(EVENT, '-P1D'), reminder: REMINDER, startsAt: EVENT.startsAt },
});
const WRITES = ['put', 'create', 'update', 'delete'] as const;

class BrokenOffError extends Error {}

/** The table until so many writes were made; then everything fails, until it is mended. */
function breaking(table: Table) {
  let left = Number.POSITIVE_INFINITY;
  const writes = Object.fromEntries(
    WRITES.map((name) => [
      name,
      (...given: unknown[]) => {
        if (left-- <= 0) throw new BrokenOffError();
        return (table[name] as (...all: unknown[]) => unknown)(...given);
      },
    ]),
  );
  return {
    table: { ...table, ...writes } as Table,
    breakAfter: (count: number) => {
      left = count;
    },
    hasBroken: () => left < 0,
  };
}

/** A finished mailing of two ranges, each with somebody sent to, two who share `fate`, and somebody skipped. */
async function finished(fate: Fate) {
  const real = memoryTable();
  const { table, ...breaker } = breaking(real);
  let now = NOW.getTime();
  let event = EVENT;
  const stores = {
    mailings: mailingStore(table),
    ranges: rangeStore(table, { now: () => now, differs: 0 }),
    ledger: ledgerStore(table),
    feedback: feedbackStore(table),
    events: { event: async (): Promise<StoredEvent | undefined> => event },
    publications: { newsletter: async () => undefined },
  };
  await stores.mailings.start(mailing);
  for (const range of [0, 1]) {
    const message = { mailing: mailing.id, range };
    const call: LedgerCall = {
      call: 0,
      at: mailing.startedAt,
      entries: [
        ...entries(1, { state: 'sent', messageId: 'm' }, range * 10),
        ...entries(2, fate, range * 10 + 1),
        ...entries(1, { state: 'skipped', reason: 'left' }, range * 10 + 3),
      ],
    };
    const lease = await stores.ranges.lease(message, FOREVER);
    if (lease.state !== 'taken') throw new Error('Nobody else is there.');
    await stores.ledger.put(message, [call], FOREVER);
    await stores.ranges.finish({ message, until: lease.until }, tally(call.entries));
  }
  const states = async () => {
    const calls = await Promise.all(
      [0, 1].map((range) => stores.ledger.calls({ mailing: mailing.id, range })),
    );
    return calls.flatMap((some) => [...fates(some).values()].map(({ state }) => state)).join(' ');
  };
  return {
    ...breaker,
    stores,
    states,
    now: () => new Date(now),
    /** The calendar says something else of the event. */
    change: (change: Partial<StoredEvent>) => {
      event = { ...EVENT, ...change };
    },
    /** Until every lease has run out. */
    wait: () => {
      now += 10 * 60_000;
    },
    /** Which ranges a sweep queues now, were the mailing open. */
    swept: async () => {
      const brakes = await brakeStore(table).brakes();
      return decideRanges(mailing, await stores.ranges.ofMailing(mailing.id), {
        now: new Date(now),
        brakes,
        left: 1000,
        rate: 14,
        queueIsEmpty: false,
        settleable: new Set(),
      });
    },
  };
}

type Finished = Awaited<ReturnType<typeof finished>>;

const FAILED: Fate = { state: 'failed', reason: 'FAILED' };
const OVERTAKEN: Fate = { state: 'skipped', reason: 'overtaken' };
const UNCERTAIN: Fate = { state: 'uncertain', reason: 'no answer' };
const sendAgain = ({ stores, now }: Finished, progress?: AmendProgress) =>
  resend(mailing, { now, progress }, stores);
const settleAs =
  (as: 'sent' | 'not-sent') =>
  ({ stores }: Finished, progress?: AmendProgress) =>
    settleByHand(mailing, { as, progress }, stores);

const WORDS = [
  { name: 'resend', fate: FAILED, say: sendAgain, becomes: 'pending' },
  { name: 'resend after the event is back in force', fate: OVERTAKEN, say: sendAgain, becomes: 'pending' },
  { name: 'settle as not sent', fate: UNCERTAIN, say: settleAs('not-sent'), becomes: 'pending' },
  { name: 'settle as sent', fate: UNCERTAIN, say: settleAs('sent'), becomes: 'sent' },
] as const;

describe.each(WORDS)('$name', ({ fate, say, becomes }) => {
  const after = ['sent', becomes, becomes, 'skipped', 'sent', becomes, becomes, 'skipped'].join(' ');

  it('changes those whom it concerns and nobody else, opens the mailing, and done again concerns nobody', async () => {
    const told = await finished(fate);
    expect(await say(told)).toEqual({ people: 4, busy: 0 });
    expect(await told.states()).toBe(after);
    expect(await told.stores.mailings.open()).toEqual([mailing.id]);
    const { queue, repair, finished: end } = await told.swept();
    expect(queue).toEqual(becomes === 'pending' ? [0, 1] : []);
    expect(repair).toEqual([]);
    if (becomes === 'sent') expect(end).toMatchObject({ sent: 6, uncertain: 0 });
    expect(await say(told)).toEqual({ people: 0, busy: 0 });
  });

  it('tells how far it has got, range by range', async () => {
    const told = await finished(fate);
    const heard: (string | number)[] = [];
    await say(told, { begin: (ranges) => heard.push(ranges), step: () => heard.push('done') });
    expect(heard).toEqual([2, 'done', 'done']);
  });

  it('broken off before any of its writes leaves nothing that no sweep sees; said again, it comes to the same', async () => {
    let writes = 0;
    for (let isWhole = false; !isWhole; writes += 1) {
      const told = await finished(fate);
      told.breakAfter(writes);
      await say(told).catch((error: unknown) => {
        if (!(error instanceof BrokenOffError)) throw error;
      });
      isWhole = !told.hasBroken();
      told.breakAfter(Number.POSITIVE_INFINITY);
      const isOpen = (await told.stores.mailings.open()).includes(mailing.id);
      const areDone = (await told.stores.ranges.ofMailing(mailing.id)).every(({ doneAt }) => doneAt);
      expect(isOpen || areDone).toBe(true);
      told.wait();
      await say(told);
      expect(await told.states()).toBe(after);
      expect(await told.stores.mailings.open()).toEqual([mailing.id]);
      const ranges = await told.stores.ranges.ofMailing(mailing.id);
      expect(ranges.filter(({ leaseUntil }) => leaseUntil !== undefined)).toEqual([]);
      if (becomes === 'pending') expect((await told.swept()).queue).toEqual([0, 1]);
    }
    expect(writes).toBeGreaterThan(8);
  });
});

describe('an event that is not as it was', () => {
  it.each<[string, Partial<StoredEvent>]>([
    ['called off', { status: 'CANCELLED' }],
    ['moved', { startsAt: '2026-01-14T21:00:00Z' }],
  ])('and was %s: whoever was passed by stays so', async (_, change) => {
    const told = await finished(OVERTAKEN);
    told.change(change);
    expect(await sendAgain(told)).toEqual({ people: 0, busy: 0 });
    expect(await told.states()).not.toContain('pending');
    expect(await told.stores.mailings.open()).toEqual([]);
  });
});

describe('a range in a worker’s hands', () => {
  it('is left alone, and counted', async () => {
    const told = await finished(FAILED);
    const message = { mailing: mailing.id, range: 0 };
    await told.stores.ranges.reopen(message);
    await told.stores.ranges.lease(message, FOREVER);
    expect(await sendAgain(told)).toEqual({ people: 2, busy: 1 });
    expect(await told.states()).toBe('sent failed failed skipped sent pending pending skipped');
    told.wait();
    expect(await sendAgain(told)).toEqual({ people: 2, busy: 0 });
  });

  it('is held for so much longer as the operator’s clock may be off', async () => {
    const table = memoryTable();
    const off = 5 * 60_000;
    const worker = rangeStore(table, { now: () => NOW.getTime(), differs: 0 });
    const operator = rangeStore(table, { now: () => NOW.getTime() + off, differs: off });
    const message = { mailing: mailing.id, range: 0 };
    expect((await worker.lease(message, FOREVER)).state).toBe('taken');
    expect((await operator.lease(message, FOREVER)).state).toBe('busy');
  });
});

describe('evidence', () => {
  it('goes before an operator’s word: whoever is proven to have it is not sent to again', async () => {
    const told = await finished(FAILED);
    const proven = entries(1, FAILED, 1)[0]?.id ?? '';
    const accepted = [{ call: 0, recipient: proven, messageId: 'proof' }];
    await told.stores.feedback.prove({ mailing: mailing.id, range: 0 }, accepted, FOREVER);
    expect(await sendAgain(told)).toEqual({ people: 3, busy: 0 });
    expect(await told.states()).toBe('sent sent pending skipped sent pending pending skipped');
  });
});
