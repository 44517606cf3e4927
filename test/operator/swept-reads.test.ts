/** That the bill counts what a sweep really reads while nothing is sent. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sweep } from '../../functions/sweep/sweep.ts';
import { READS_PER_SWEEP } from '../../operator/cost/sweeping.ts';
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
    expect(asked.filter((one) => one === 'read')).toHaveLength(READS_PER_SWEEP);
    expect(asked.filter((one) => one === 'write')).toEqual([]);
  });
});
