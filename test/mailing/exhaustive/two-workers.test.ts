/**
 * Every course that two workers on one range can take, by the real code over a table in memory: each call over the wire in any
 * order, one worker that stops for ever at any point, one answer that is lost; and then what evidence makes of it.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fates } from '../../../core/mailing/ledger.ts';
import { textOf } from '../../memory-table/memory-table.ts';
import { type Course, explore } from './explore.ts';
import { SHARED, startWorker } from './gated-worker.ts';
import {
  type Accepted,
  type Crowd,
  idsOf,
  letterEvent,
  moveClock,
  type OpenRange,
  openRange,
  RANGE,
  sendEvent,
} from './one-range.ts';
import { allTurns, watching } from './turns.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Milliseconds after which whoever had the range in hand has it no more. */
const LEASE_IS_OVER = 91_000;
const TWO_MINUTES = 120_000;
/** Sweeps after which all has been done that ever will be: the silence of ten minutes is over. */
const SWEEPS = 10;

/** A call of fewer says nothing by its silence. */
const FEWEST_FOR_SILENCE = 10;

interface Evidence {
  /** Of which copies SES tells, of all that it took in one call. */
  readonly tells: (ofCall: readonly Accepted[]) => readonly Accepted[];
  /** Sweeps that come before the events. */
  readonly after: number;
  /** A later message of ours is heard of. */
  readonly later: boolean;
  /** What comes late lay on the queue, or came back to it, and could be seen there. */
  readonly liesThere?: boolean;
}

const all = (ofCall: readonly Accepted[]) => ofCall;
const one = (ofCall: readonly Accepted[]) => ofCall.slice(-1);
/** Events get lost one by one: of ten or more, not all of them. */
const oneOfMany = (ofCall: readonly Accepted[]) => (ofCall.length < FEWEST_FOR_SILENCE ? [] : one(ofCall));
const none = () => [];

const EVIDENCE: Readonly<Record<string, Evidence>> = {
  'all proof before anybody looks': { tells: all, after: 0, later: true },
  'all proof once the range is done': { tells: all, after: 2, later: true },
  'all proof a quarter of an hour late, while later messages are heard of': {
    tells: all,
    after: 7,
    later: true,
    liesThere: true,
  },
  'proof of one copy in each call': { tells: one, after: 0, later: true },
  'proof of one copy in large calls alone, late': { tells: oneOfMany, after: 2, later: true },
  'no word of anything': { tells: none, after: 0, later: false },
};

/** Both messages of a queue that delivers twice are worked on at once, for as long as anything can happen. */
async function atOnce(range: OpenRange, course: Course, { early }: Crowd): Promise<void> {
  const workers = ['first', 'second'].map((name) => startWorker(name, range.send));
  await allTurns(workers, {
    range,
    course,
    faults: { stops: 1, lost: 1 },
    afterEach: async () => {
      if (early) await range.hear(range.accepted.map(sendEvent));
    },
  });
}

/** Time passes, SES tells what it tells, and the sweep does what it does every two minutes. */
async function aftermath(
  range: OpenRange,
  { tells, after, later, liesThere = false }: Evidence,
): Promise<Set<string>> {
  const watch = watching(range);
  const told = new Set<string>();
  moveClock(LEASE_IS_OVER);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    if (sweep >= after) {
      const calls = [...Map.groupBy(range.accepted, ({ call }) => call).values()];
      const events = calls.flatMap(tells).toReversed();
      for (const { recipient } of events) told.add(recipient);
      // Told twice, and the last first.
      await range.hear([...events, ...events].map(sendEvent));
    }
    if (later && sweep >= 1) await range.hear([letterEvent()]);
    await range.sweep({ isAllFeedbackRecorded: !liesThere || sweep >= after });
    await watch();
    moveClock(TWO_MINUTES);
  }
  return told;
}

/** Everybody is accounted for: sent by proof or answer, or uncertain because there is neither, nor telling silence. */
async function judge(range: OpenRange, crowd: Crowd, { told, later }: { told: Set<string>; later: boolean }) {
  const calls = await range.ledger.calls(RANGE);
  const known = fates(calls);
  const taken = new Map(range.accepted.map(({ recipient, messageId }) => [recipient, messageId]));
  expect([...known.keys()].toSorted()).toEqual(idsOf(crowd).map(([id]) => id));
  for (const entry of known.values()) {
    if (entry.state === 'sent') {
      expect(taken.get(entry.id)).toBe(entry.messageId);
      continue;
    }
    expect(entry.state).toBe('uncertain');
    expect(told).not.toContain(entry.id);
    const call = calls.findLast(({ entries }) => entries.some(({ id }) => id === entry.id));
    const isTelling = later && (call?.entries.length ?? 0) >= FEWEST_FOR_SILENCE;
    // Silence of a large call would have told that SES never took it, and the person would have been sent to.
    if (isTelling) expect(call?.entries.some(({ id }) => told.has(id))).toBe(true);
  }
  const isSettled = known.values().every(({ state }) => state === 'sent');
  expect((await range.mailings.open()).length === 0).toBe(isSettled);
}

/** Tells one course of a crowd's range from its beginning to its end. */
const story = (crowd: Crowd) => async (course: Course) => {
  const range = await openRange(crowd);
  await atOnce(range, course, crowd);
  course.arriveAt(() => `end ${textOf([range.table.content(SHARED), range.accepted, Date.now()])}`);
  const names = Object.keys(EVIDENCE);
  const evidence = EVIDENCE[names[course.choose(names.length)] ?? ''];
  if (!evidence) throw new Error('There is no such evidence.');
  const told = await aftermath(range, evidence);
  await judge(range, crowd, { told, later: evidence.later });
};

/** Floors a little below what there is, so that it can't silently become less. */
it.each<{ what: string; crowd: Crowd; executions: number; states: number }>([
  {
    what: 'twelve people in one call',
    crowd: { en: 12, es: 0, rate: 200, early: false },
    executions: 1000,
    states: 650,
  },
  {
    what: 'three people in one call',
    crowd: { en: 3, es: 0, rate: 200, early: false },
    executions: 1000,
    states: 650,
  },
  {
    what: 'three people of whom SES tells before its answer is there',
    crowd: { en: 3, es: 0, rate: 200, early: true },
    executions: 1000,
    states: 650,
  },
  {
    what: 'twelve and three in two calls at once',
    crowd: { en: 12, es: 3, rate: 200, early: false },
    executions: 1900,
    states: 1250,
  },
  {
    what: 'ten and one in two calls, one after the other',
    crowd: { en: 10, es: 1, rate: 20, early: false },
    executions: 2000,
    states: 1300,
  },
])('$what: by at least $executions courses over $states states', async ({ crowd, executions, states }) => {
  const explored = await explore(story(crowd));
  expect(explored.executions).toBeGreaterThanOrEqual(executions);
  expect(explored.states).toBeGreaterThanOrEqual(states);
});
