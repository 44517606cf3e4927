/** Lets several work at once: one call over the wire at a time, in an order that is chosen. */
import { expect } from 'vitest';
import { fates, type LedgerCall } from '../../../core/mailing/ledger.ts';
import { textOf } from '../../memory-table/memory-table.ts';
import type { Course } from './explore.ts';
import { type Fate, type GatedWorker, SHARED } from './gated-worker.ts';
import { type OpenRange, RANGE } from './one-range.ts';

/** How many workers may yet stop for ever, and how many answers may yet get lost. */
export interface Faults {
  stops: number;
  lost: number;
}

interface Turn {
  readonly worker: GatedWorker;
  readonly go: () => Promise<void> | void;
}

/** What may happen next. */
function turns(workers: readonly GatedWorker[], faults: Faults): Turn[] {
  return workers.flatMap((worker) => {
    const calls = [...worker.waiting].flatMap(({ fates: possible, proceed }) =>
      possible
        .filter((fate) => fate === 'answered' || faults.lost > 0)
        .map((fate: Fate) => ({
          worker,
          go: () => {
            if (fate !== 'answered') faults.lost -= 1;
            return proceed(fate);
          },
        })),
    );
    const stop = {
      worker,
      go: () => {
        faults.stops -= 1;
        worker.waiting.clear();
        worker.heard.push('stopped');
        worker.isOver = true;
      },
    };
    return faults.stops > 0 && calls.length > 0 ? [...calls, stop] : calls;
  });
}

/** Until nobody can do anything but wait for the wire. */
export const quiet = () => new Promise((resolve) => setImmediate(resolve));

interface Turns {
  readonly range: OpenRange;
  readonly course: Course;
  readonly faults: Faults;
  /** Done after each step. */
  readonly afterEach?: () => Promise<void>;
}

/** Until nothing can happen any more; `workers` may become more meanwhile. Those that begin are alike: which is the first is no choice. */
export async function allTurns(
  workers: readonly GatedWorker[],
  { range, course, faults, afterEach = async () => {} }: Turns,
): Promise<void> {
  const watch = watching(range);
  await quiet();
  for (let next = turns(workers.slice(0, 1), faults); next.length > 0; next = turns(workers, faults)) {
    course.arriveAt(() => stateOf(range, workers, faults));
    await next[course.choose(next.length)]?.go();
    await quiet();
    await afterEach();
    if (!course.isRepeating()) await watch();
  }
  expect(workers.filter(({ isOver }) => !isOver)).toEqual([]);
}

const stateOf = ({ table, accepted }: OpenRange, workers: readonly GatedWorker[], faults: Faults) =>
  textOf([
    table.content(SHARED),
    accepted.map(({ recipient, call }) => [recipient, call]),
    workers.map(({ heard, isOver }) => [heard, isOver]),
    faults,
    Date.now(),
  ]);

/** Holds at every step that nobody is doubled, and that whoever is sent stays so. */
export function watching({ ledger, accepted }: OpenRange) {
  let before: LedgerCall[] = [];
  return async () => {
    const now = await ledger.calls(RANGE);
    const known = fates(now);
    const goneBack = [...fates(before).values()].filter(
      ({ id, state }) => state === 'sent' && known.get(id)?.state !== 'sent',
    );
    if (goneBack.length > 0) throw new Error(`${goneBack.length} people were sent, and are no more.`);
    before = now;
    const people = accepted.map(({ recipient }) => recipient);
    if (new Set(people).size < people.length) throw new Error('Somebody is doubled.');
  };
}
