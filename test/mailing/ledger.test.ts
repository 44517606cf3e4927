import { describe, expect, it } from 'vitest';
import { closeAbandoned, fates, type LedgerCall, tally } from '../../core/mailing/ledger.ts';

const at = '2026-01-12T21:00:00Z';
const call = (number: number, entries: LedgerCall['entries']): LedgerCall => ({ call: number, at, entries });

describe('the ledger', () => {
  it('makes everyone uncertain whose call was begun and never closed, and nobody else', () => {
    const closed = call(0, [{ id: 'a', state: 'sent', messageId: '1' }]);
    const abandoned = call(1, [
      { id: 'b', state: 'sending' },
      { id: 'c', state: 'skipped', reason: 'not-allowed' },
    ]);
    const [before, after, ...others] = closeAbandoned([closed, abandoned]);
    expect(before).toEqual(closed);
    expect(others).toEqual([]);
    expect(after?.call).toBe(1);
    expect(after?.entries.map(({ id, state }) => [id, state])).toEqual([
      ['b', 'uncertain'],
      ['c', 'skipped'],
    ]);
  });

  it('leaves calls as they are that were all closed', () => {
    const calls = [call(0, [{ id: 'a', state: 'uncertain', reason: 'nobody knows' }])];
    expect(closeAbandoned(calls)).toBe(calls);
  });

  it("takes a later call's word over an earlier one's, in whatever order they are read", () => {
    const throttled = call(0, [{ id: 'a', state: 'pending', reason: 'ACCOUNT_THROTTLED' }]);
    const sent = call(3, [{ id: 'a', state: 'sent', messageId: '9' }]);
    expect(fates([sent, throttled]).get('a')?.state).toBe('sent');
    expect(tally(fates([sent, throttled]).values())).toMatchObject({ sent: 1, pending: 0 });
  });
});
