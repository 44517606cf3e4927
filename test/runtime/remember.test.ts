import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rememberFor } from '../../core/runtime/remember.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what was read', () => {
  it('serves for its time, by what was asked, and is read again after', async () => {
    let reads = 0;
    const remembered = rememberFor(1000, async (name: string) => `${name} ${++reads}`);
    expect(await Promise.all([remembered('a'), remembered('a'), remembered('b')])).toEqual([
      'a 1',
      'a 1',
      'b 2',
    ]);
    vi.advanceTimersByTime(999);
    expect(await remembered('a')).toBe('a 1');
    vi.advanceTimersByTime(1);
    expect(await remembered('a')).toBe('a 3');
  });

  it('is asked for again when reading it failed', async () => {
    let reads = 0;
    const remembered = rememberFor(1000, async () => {
      if (++reads === 1) throw new Error('throttled');
      return reads;
    });
    await expect(remembered()).rejects.toThrow('throttled');
    expect(await remembered()).toBe(2);
  });
});
