/** What a mailbox and a host may have confirmed, whatever they call themselves. */
import { describe, expect, it } from 'vitest';
import { confirmationCounters, hasRoomInCrowd } from '../../core/submissions/submission-limits.ts';

const NOW = new Date('2026-01-05T17:00:00Z');
const countersOf = (address: string) =>
  confirmationCounters({ address }, 'key', NOW).map(({ limit, whom }) => `${limit.name} ${whom}`);

it('one mailbox has the same counters however it is spelled', () => {
  expect(countersOf('carla+1@partner.example.org')).toEqual(countersOf('Carla+2@partner.example.org'));
  expect(countersOf('c.arla@gmail.com')).toEqual(countersOf('carla+x@googlemail.com'));
});

it('all mailboxes of one host share one', () => {
  const [own, host] = countersOf('carla@partner.example.org');
  const [other, same] = countersOf('dora@partner.example.org');
  expect([own === other, host === same]).toEqual([false, true]);
});

it('those of a large provider share none', () => {
  expect(countersOf('carla@gmail.com')).toHaveLength(1);
});

it('none tells an address', () => {
  expect(countersOf('carla@partner.example.org').join()).not.toMatch(/carla|partner/);
});

it('those of hosts whose names end alike share one, and it is wider', () => {
  const limitOf = (address: string) => confirmationCounters({ address }, 'key', NOW)[2];
  const [one, other] = [limitOf('x@a1.evil.example'), limitOf('x@deep.a2.evil.example')];
  expect(one?.whom).toBe(other?.whom);
  expect(limitOf('x@a1.other.example')?.whom).not.toBe(one?.whom);
  expect(one?.limit.most).toBeGreaterThan(
    confirmationCounters({ address: 'x@a.example' }, 'key', NOW)[1]?.limit.most ?? 99,
  );
});

describe('where it is crowded', () => {
  const hasRoom = (address: string, waiting: readonly string[]) =>
    hasRoomInCrowd(
      { address },
      waiting.map((each) => ({ address: each })),
      'key',
    );

  it('there is room for one of each host, and for one of each mailbox at a large provider', () => {
    expect(hasRoom('carla@partner.example.org', ['x@evil.example', 'y@gmail.com'])).toBe(true);
    expect(hasRoom('carla@partner.example.org', ['dora@Partner.example.org'])).toBe(false);
    expect(hasRoom('carla@gmail.com', ['dora@gmail.com'])).toBe(true);
    expect(hasRoom('carla@gmail.com', ['c.arla+2@googlemail.com'])).toBe(false);
  });

  it('whoever has any number of hosts below one name takes a few places and no more', () => {
    const taken: string[] = [];
    for (let number = 0; number < 50; number += 1) {
      const address = `x@a${number}.evil.example`;
      if (hasRoom(address, taken)) taken.push(address);
    }
    expect(taken).toHaveLength(5);
    expect(hasRoom('carla@partner.example.org', taken)).toBe(true);
  });
});
