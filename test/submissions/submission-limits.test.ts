/** What a mailbox and a host may have confirmed, whatever they call themselves. */
import { expect, it } from 'vitest';
import { confirmationCounters } from '../../core/submissions/submission-limits.ts';

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
