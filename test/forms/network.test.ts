import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkHash, networkOf } from '../../core/forms/network.ts';

const KEY = Buffer.alloc(32, 7).toString('base64url');

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:aaff::1', '2001:db8:1::/48'],
    ['2001:0DB8:0001:aa01:1:2:3:4', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0::/48'],
    ['unknown', 'unknown'],
  ])('%s is %s', (sourceIp, network) => {
    expect(networkOf(sourceIp)).toBe(network);
  });

  it('is one for all below the first 48 bits of an IPv6 address, however it is written', () => {
    const group = fc.nat(0xffff);
    const eight = fc.tuple(group, group, group, group, group, group, group, group);
    const spelled = (groups: readonly number[]) => groups.map((each) => each.toString(16)).join(':');
    fc.assert(
      fc.property(eight, eight, (one, other) => {
        const neighbour = [...one.slice(0, 3), ...other.slice(3)];
        expect(networkOf(spelled(neighbour))).toBe(networkOf(spelled(one)));
        const stranger = [(one[0] + 1) & 0xffff, ...one.slice(1)];
        expect(networkOf(spelled(stranger))).not.toBe(networkOf(spelled(one)));
        const padded = one.map((each) => each.toString(16).padStart(4, '0').toUpperCase()).join(':');
        expect(networkOf(padded)).toBe(networkOf(spelled(one)));
      }),
    );
  });

  it('is named by a keyed hash, from which it can’t be told', () => {
    expect(networkHash('192.0.2.7', KEY)).toMatch(/^[0-9a-f]{32}$/);
    expect(networkHash('192.0.2.7', KEY)).not.toBe(networkHash('192.0.2.8', KEY));
    expect(networkHash('192.0.2.7', KEY)).not.toBe(
      networkHash('192.0.2.7', Buffer.alloc(32, 8).toString('base64url')),
    );
  });
});
