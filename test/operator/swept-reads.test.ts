/** That the bill counts what a sweep really reads while nothing is sent. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sweep } from '../../functions/sweep/sweep.ts';
import { READS_PER_LOOK, READS_PER_SWEEP } from '../../operator/cost/sweeping.ts';
import { idleSweep } from './idle-sweep.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a sweep while nothing is sent', () => {
  it('reads as often as the bill says, and writes nothing', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { dependencies, asked } = idleSweep();
    await sweep(dependencies);
    asked.length = 0;
    vi.setSystemTime(Date.now() + 2 * 60_000);
    await sweep(dependencies);
    expect(asked.filter(({ to }) => to === 'read')).toHaveLength(READS_PER_SWEEP);
    expect(asked.filter(({ to }) => to === 'write')).toEqual([]);
  });

  it('reads each half hour what the bill says beside agency file, publications and events, and notes that it looked', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { dependencies, asked } = idleSweep();
    await sweep(dependencies);
    asked.length = 0;
    vi.setSystemTime(Date.now() + 30 * 60_000);
    await sweep(dependencies);
    // These are billed by their size.
    const bySize = ['AGENCY', 'PUBLICATIONS', 'EVENTS#2020'];
    const reads = asked.filter(({ to }) => to === 'read').map(({ pk }) => pk);
    expect(bySize.map((pk) => reads.filter((each) => each === pk).length)).toEqual([1, 1, 1]);
    expect(reads.filter((pk) => !bySize.includes(pk))).toHaveLength(READS_PER_SWEEP + READS_PER_LOOK);
    const looked = { to: 'write', pk: 'SWEPT' };
    // At what should have begun, and at the schedules.
    expect(asked.filter(({ to }) => to === 'write')).toEqual([looked, looked]);
  });
});
