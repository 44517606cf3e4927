/** The table in memory answers as the local DynamoDB does, whatever our stores do to it in whatever order. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { reputationStore } from '../../core/feedback/reputation.store.ts';
import { letterStore } from '../../core/letters/letter.store.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { noTally } from '../../core/mailing/ledger.ts';
import { makeRoomForLetter, paceStore } from '../../core/mailing/pace.store.ts';
import { rangeStore } from '../../core/mailing/range.store.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { openTable, type Table } from '../../core/runtime/table.client.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { stretchAt } from '../../core/service-levels/figures.ts';
import type { AskedEvent } from '../../core/subscribers/asked-event.store.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import type { Subscriber } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { localAccess } from '../../local/local-access.ts';
import { memoryTable, textOf } from './memory-table.ts';

let dynamoDb: Endpoint;
beforeAll(async () => {
  dynamoDb = await startDynamoDb({ folder: null, tableName: 'one-table' });
});
afterAll(() => dynamoDb.close());
afterAll(() => {
  vi.useRealTimers();
});

const START = Date.parse('2026-01-12T21:00:00Z');
/** Epoch seconds beyond all tests. */
const NEVER = 4_000_000_000;
const DUE = '2026-01-12T21:00:00Z';
const EVERYBODY = { hexDigits: [...'0123456789abcdef'], ids: { from: '0', to: '~' } };
const somebody = (n: number, muted: readonly string[] = []): Subscriber => ({
  ...{ id: String(n).repeat(32), address: `p${n}@example.org`, language: 'en', style: 'open' },
  ...(muted.length > 0 && { muted }),
});
const profile = (id: string, n: number) => ({ ...somebody(n), id, answeredAt: `2026-01-0${n + 1}` });
const asked = (n: number): AskedEvent => ({
  event: { year: 2026, source: 'calendar', eventId: '1'.repeat(16) },
  ...{ wants: n % 2 === 0 ? 'place' : 'reminders', since: `2026-01-0${n + 1}` },
  ...(n === 1 && { own: { style: 'discreet' } }),
  ...(n === 2 && { givenUp: true }),
});
const QUOTA = { rate: 10, most: 100, sent: 0 };

/** What is done to a table: `mailing` keeps the partitions of one case apart from those of others. */
const DEEDS: Readonly<Record<string, (table: Table, mailing: string, n: number) => Promise<unknown>>> = {
  lease: (table, mailing) => rangeStore(table).lease({ mailing, range: 0 }, NEVER),
  release: (table, mailing, n) =>
    rangeStore(table).release(
      { message: { mailing, range: 0 }, until: START + 90_000 + 1000 * n },
      { tally: noTally(), ...(n % 2 === 0 && { waitsFor: 'quota' }) },
    ),
  finish: (table, mailing, n) =>
    rangeStore(table).finish({ message: { mailing, range: 0 }, until: START + 90_000 + 1000 * n }, noTally()),
  reopen: (table, mailing) => rangeStore(table).reopen({ mailing, range: 0 }),
  noteQueued: (table, mailing, n) =>
    rangeStore(table).noteQueued({ mailing, range: 0 }, { expiresAt: NEVER, isRepair: n % 2 === 0 }),
  ofMailing: (table, mailing) => rangeStore(table).ofMailing(mailing),
  put: (table, mailing, n) =>
    ledgerStore(table).put({ mailing, range: 0 }, [{ call: n, at: 'x', entries: [] }], NEVER),
  calls: (table, mailing) => ledgerStore(table).calls({ mailing, range: 0 }),
  reserve: (table, mailing, n) => paceStore(table, async () => QUOTA).reserve({ mailing, copies: 5 * n }),
  left: (table) => paceStore(table, async () => QUOTA).left(),
  letter: (table) => makeRoomForLetter(table),
  pause: (table, mailing) => brakeStore(table).pause(mailing),
  resume: (table, mailing) => brakeStore(table).resume(mailing),
  pauseEverything: (table) => brakeStore(table).pauseEverything({ since: 'x', because: 'operator' }),
  resumeEverything: (table) => brakeStore(table).resumeEverything(),
  brakes: (table) => brakeStore(table).brakes(),
  prove: (table, mailing, n) =>
    feedbackStore(table).prove(
      { mailing, range: 0 },
      [{ call: n, recipient: 'r', messageId: `m${n}` }],
      NEVER,
    ),
  proofs: (table, mailing) => feedbackStore(table).proofs({ mailing, range: 0 }),
  note: (table, mailing, n) =>
    feedbackStore(table).note(
      mailing,
      { recipient: 'r', aftermath: n % 2 === 0 ? 'bounced' : 'delayed', acceptedAt: `${n}` },
      NEVER,
    ),
  noted: (table, mailing) => feedbackStore(table).noted(mailing),
  hear: (table, _, n) => feedbackStore(table).hear(`2026-01-0${n + 1}`),
  lookForMore: (table, _, n) =>
    feedbackStore(table).lookForMore({ allRecorded: n % 3 !== 0, asOf: `2026-01-0${n + 1}` }),
  heard: (table) => feedbackStore(table).heard(),
  count: (table, _, n) => reputationStore(table).count({ sent: n, bounced: 1, complained: 0 }),
  counted: (table) => reputationStore(table).since(new Date(0)),
  seat: (table, mailing, n) => placeStore(table).take(mailing, `p${n}`, 2),
  giveBack: (table, mailing, n) => placeStore(table).giveBack(mailing, `p${n}`),
  handOver: (table, mailing, n) => placeStore(table).handOver(mailing, `p${n}`, 'p3'),
  wait: (table, mailing, n) =>
    placeStore(table).wait(mailing, { id: `p${n}`, since: `2026-01-0${n + 1}` }, '2026-02-01T00:00:00Z'),
  stopWaiting: (table, mailing, n) => placeStore(table).stopWaiting(mailing, `p${n}`),
  standing: (table, mailing, n) => placeStore(table).standing(mailing, `p${n}`),
  sequence: (table, mailing, n) =>
    placeStore(table).nextSequence(mailing, 'p', { least: n, expiresAt: '2026-02-01T00:00:00Z' }),
  join: (table, mailing, n) => subscriptionStore(table).subscribe(somebody(n), mailing),
  joinFirst: (table, mailing, n) => subscriptionStore(table).subscribeFirstTime(somebody(n), mailing),
  joinAsOf: (table, mailing, n) =>
    subscriptionStore(table).subscribeAsOf('2026-01-12T21:01:00.000Z', somebody(n), mailing),
  choose: (table, mailing, n) => subscriptionStore(table).change(somebody(n, ['muted']), mailing),
  leave: (table, mailing, n) => subscriptionStore(table).leave(somebody(n).id, mailing),
  endWish: (table, mailing, n) => subscriptionStore(table).endWish(somebody(n).id, mailing),
  active: (table, mailing) => subscriptionStore(table).activeBetween(mailing, EVERYBODY),
  howMany: (table, mailing) => subscriptionStore(table).count(mailing),
  standings: (table, mailing, n) => subscriptionStore(table).standings(somebody(n).id, [mailing]),
  know: (table, mailing, n) => subscriberStore(table).create(profile(mailing, n)),
  chooseAgain: (table, mailing, n) => subscriberStore(table).change(profile(mailing, n)),
  replace: (table, mailing, n) =>
    subscriberStore(table).replace(profile(mailing, n), profile(mailing, n - 1)),
  beginMove: (table, mailing, n) => subscriberStore(table).beginMove(mailing, `${mailing}${n}`),
  noteNew: (table, mailing, n) => subscriberStore(table).noteNew(mailing, `${mailing}${n}`),
  endMove: (table, mailing, n) => subscriberStore(table).endMove(profile(mailing, n), `${mailing}${n}`),
  answer: (table, mailing, n) => subscriberStore(table).answer(mailing, `2026-01-0${n + 1}`),
  ask: (table, mailing, n) => subscriberStore(table).putEvent(mailing, asked(n)),
  forgetOwn: (table, mailing, n) => subscriberStore(table).forgetOwnChoices(mailing, asked(n).event),
  deleteGivenUp: (table, mailing, n) => subscriberStore(table).deleteGivenUp(mailing, asked(n)),
  askAgain: (table, mailing, n) => subscriberStore(table).replaceEvent(mailing, asked(n), asked(n - 1)),
  kept: (table, mailing) => subscriberStore(table).read(mailing),
  erase: (table, mailing, n) =>
    subscriberStore(table).erase(mailing, n % 2 === 0 ? undefined : `${mailing}${n}`),
  countConfirmation: (table, _, n) =>
    figuresStore(table).countConfirmation(
      { askedAt: DUE, handover: n % 2 === 0 ? 'within10' : 'never' },
      new Date(),
    ),
  confirmations: (table) =>
    figuresStore(table).confirmations({ from: new Date(Date.parse(DUE) - 1), now: new Date(DUE) }),
  countStale: (table, _, n) => figuresStore(table).countStale(n, new Date()),
  keepBegun: (table, _, n) => figuresStore(table).keepBegun({ checkIn: n, dueAt: DUE }, 10 * n),
  keepMissed: (table, _, n) => figuresStore(table).keepMissed({ checkIn: n, dueAt: DUE }),
  keepEnded: (table, mailing, n) =>
    figuresStore(table).keepEnded({ id: mailing, dueAt: DUE }, { reached: n, lost: 3 - n }),
  keepUnreached: (table, mailing, n) => figuresStore(table).keepUnreached({ id: mailing, dueAt: DUE }, n),
  keepDoubled: (table, mailing, n) => figuresStore(table).keepDoubled({ mailing, range: 0 }, DUE, n),
  figures: (table) => figuresStore(table).counted(stretchAt(new Date())),
  doubled: (table, mailing) => feedbackStore(table).doubled({ mailing, range: 0 }),
  beginLetter: (table, mailing, n) => letterStore(table).begin(`${mailing}${n}`, 'v1', new Date()),
  sentLetter: (table, mailing, n) => letterStore(table).sent(`${mailing}${n}`, new Date()),
  skipLetter: (table, mailing, n) => letterStore(table).skip(`${mailing}${n}`, 'expired', new Date()),
  giveUpLetter: (table, mailing, n) => letterStore(table).giveUp(`${mailing}${n}`, new Date()),
  wasGivenUp: (table, mailing, n) => letterStore(table).wasGivenUp(`${mailing}${n}`),
  letterRecord: (table, mailing, n) => letterStore(table).find(`${mailing}${n}`),
  suppress: (table, mailing, n) => suppressionStore(table).suppress(`${mailing}${n}`, 'bounce'),
  lift: (table, mailing, n) => suppressionStore(table).lift(`${mailing}${n}`, 'bounce'),
};

/** DynamoDB calculates in decimals: fractions of a thousandth of a millisecond tell the two apart. */
const rounded = (answer: unknown) =>
  textOf(answer).replaceAll(/\d+\.\d+/g, (digits) => Number(digits).toFixed(2));

it('whatever our stores ask of it, in whatever order', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const real = openTable('one-table', new DynamoDBClient({ ...localAccess('test'), endpoint: dynamoDb.url }));
  const shared = memoryTable();
  let cases = 0;
  const deeds = fc.array(fc.tuple(fc.constantFrom(...Object.keys(DEEDS)), fc.integer({ min: 0, max: 3 })), {
    minLength: 10,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      cases += 1;
      for (const [index, [name, n]] of all.entries()) {
        vi.setSystemTime(START + index * 10_000);
        const answers = await Promise.all(
          [real, shared].map((table) => DEEDS[name]?.(table, `m${cases}`, n)),
        );
        expect([name, rounded(answers[1])]).toEqual([name, rounded(answers[0])]);
      }
    }),
    { numRuns: 50 },
  );
});
