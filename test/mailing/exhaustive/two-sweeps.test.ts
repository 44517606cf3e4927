/**
 * Every course that two sweeps at once can take over a range that needs them, with the workers to whom they hand it: each call over
 * the wire in any order, and one of them all may stop for ever at any point.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { feedbackStore } from '../../../core/feedback/feedback.store.ts';
import { fates } from '../../../core/mailing/ledger.ts';
import { type Course, explore } from './explore.ts';
import { type Fate, type GatedWorker, QUARRELLED, startWorker } from './gated-worker.ts';
import {
  type Crowd,
  letterEvent,
  moveClock,
  type OpenRange,
  openRange,
  RANGE,
  sendEvent,
} from './one-range.ts';
import { allTurns, quiet } from './turns.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;

interface Before {
  /** What became of the first worker's call to SES. */
  readonly call: Fate;
  /** Whether that worker stopped for ever with it. */
  readonly isLost: boolean;
}

/** The first worker has had the range in hand; a quarter of an hour has passed, and later messages have been heard of. */
async function hadInHand(range: OpenRange, { call, isLost }: Before): Promise<void> {
  const worker = startWorker('before', range.send);
  for (await quiet(); worker.waiting.size > 0; await quiet()) {
    const [next] = worker.waiting;
    const isCall = next?.fates.includes('throttled') === true;
    await next?.proceed(isCall ? call : 'answered');
    if (isCall && isLost) worker.waiting.clear();
    if (isCall && isLost) break;
  }
  moveClock(15 * MINUTE);
  await range.hear([letterEvent(), ...range.accepted.map(sendEvent)]);
  // The sweep before has found all recorded; silence counts once the next has, too.
  const asOf = new Date(Date.now() - 3 * MINUTE).toISOString();
  await feedbackStore(range.table).lookForMore({ allRecorded: true, asOf });
}

const story = (crowd: Crowd, before: Before) => async (course: Course) => {
  const range = await openRange(crowd, QUARRELLED);
  await hadInHand(range, before);
  const workers: GatedWorker[] = [];
  const handOut = (messages: readonly unknown[]) => {
    for (const _ of messages) workers.push(startWorker(`worker ${workers.length}`, range.send));
  };
  for (const name of ['first', 'second'])
    workers.push(startWorker(name, async (worker) => void (await range.sweepBeside(worker, handOut))));
  await allTurns(workers, { range, course, faults: { stops: 1, lost: 0 } });
  for (let calm = 0; calm < 8; calm += 1) {
    moveClock(2 * MINUTE);
    await range.hear([letterEvent(), ...range.accepted.map(sendEvent)]);
    await range.sweep({ isAllFeedbackRecorded: true });
  }
  const known = [...fates(await range.ledger.calls(RANGE)).values()];
  expect(new Set(known.map(({ state }) => state))).toEqual(new Set(['sent']));
  expect(known).toHaveLength(crowd.en);
  expect(range.accepted).toHaveLength(crowd.en);
  expect(await range.mailings.open()).toEqual([]);
};

const crowd = (en: number): Crowd => ({ en, es: 0, rate: 200, early: false });

it.each<{ what: string; people: Crowd; before: Before; states: number }>([
  {
    what: 'of which all proof has come',
    people: crowd(3),
    before: { call: 'lost after', isLost: false },
    states: 420,
  },
  {
    what: 'whose worker was lost after its call',
    people: crowd(3),
    before: { call: 'lost after', isLost: true },
    states: 200,
  },
  {
    what: 'of whose call nothing is heard, for SES never took it',
    people: crowd(12),
    before: { call: 'lost before', isLost: false },
    states: 700,
  },
])('a range $what: over at least $states states', async ({ people, before, states }) => {
  const explored = await explore(story(people, before));
  expect(explored.states).toBeGreaterThanOrEqual(states);
});
