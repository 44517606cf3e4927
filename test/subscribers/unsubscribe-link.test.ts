import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNSUBSCRIBE_PATH } from '../../core/contract/paths.ts';
import type { LinkKeys } from '../../core/subscribers/link-keys.ts';
import { readUnsubscribeToken, unsubscribePath } from '../../core/subscribers/unsubscribe-link.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64url');
const keys: LinkKeys = { current: '2', versions: { 1: key(1), 2: key(2) } };
const leaving = fc.record({
  id: fc.stringMatching(/^[0-9a-f]{32}$/),
  audiences: fc.uniqueArray(fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)?$/), { minLength: 1, maxLength: 3 }),
});
const tokenOf = (path: string) => path.slice(UNSUBSCRIBE_PATH.length + 1);

describe('unsubscribe links', () => {
  it('say who leaves what, and nothing else: no address', () => {
    fc.assert(
      fc.property(leaving, (who) => {
        const path = unsubscribePath(who, keys);
        expect(path).not.toContain('@');
        expect(readUnsubscribeToken(tokenOf(path), keys)).toEqual(who);
      }),
    );
  });

  it('made with an old key keep working after the key has a new version', () => {
    fc.assert(
      fc.property(leaving, (who) => {
        const old = unsubscribePath(who, { current: '1', versions: { 1: key(1) } });
        expect(readUnsubscribeToken(tokenOf(old), keys)).toEqual(who);
      }),
    );
  });

  it('that were altered in any character mean nothing', () => {
    fc.assert(
      fc.property(leaving, fc.nat(), fc.constantFrom(...'0a9f-_Z+'), (who, place, character) => {
        const token = tokenOf(unsubscribePath(who, keys));
        const at = place % token.length;
        fc.pre(token[at] !== character);
        expect(readUnsubscribeToken(token.slice(0, at) + character + token.slice(at + 1), keys)).toBeNull();
      }),
    );
  });

  it('of a version that never was, such as a property every object has, mean nothing', () => {
    const id = 'a'.repeat(32);
    expect(readUnsubscribeToken(`news/${id}/constructor.${'A'.repeat(22)}`, keys)).toBeNull();
  });

  it('are short enough for a mail header', () => {
    const who = { id: 'f'.repeat(32), audiences: ['ctrt-newsletter', 'rpb', 'month-events'] };
    expect(unsubscribePath(who, keys).length).toBeLessThan(150);
  });
});
