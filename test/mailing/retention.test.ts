import { expect, it } from 'vitest';
import { expiryOf } from '../../core/mailing/retention.ts';

const started = new Date('2026-01-11T16:00:00Z');
const day = (mailings: string) =>
  new Date(
    expiryOf({ startedAt: started, useUntil: '2026-01-11T20:00:00Z' }, { retention: { mailings } }) * 1000,
  )
    .toISOString()
    .slice(0, 10);

it('keeps who got a mailing for as long as the agency file says', () => {
  expect(day('P13M')).toBe('2027-02-11');
  expect(day('P400D')).toBe('2027-02-15');
  expect(day('P1Y')).toBe('2027-01-11');
});

it('remembers a mailing for a month beyond its use at least, or it would be sent once more', () => {
  expect(day('P2W')).toBe('2026-02-10');
});
