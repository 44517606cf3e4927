import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAddress } from '../../core/subscribers/address.ts';
import { maskAddress } from '../../core/subscribers/mask-address.ts';

const local = fc.stringMatching(/^[A-Za-z0-9_+-]{1,60}$/);
const domain = fc.stringMatching(/^[a-z]{1,20}\.(org|net)$/);

it('shows the first letter and the domain', () => {
  expect(maskAddress('jane.doe@example.org')).toBe('j***@example.org');
});

it('tells of two people with the same letter and domain the same, whatever else is in their addresses', () => {
  fc.assert(
    fc.property(local, local, domain, (one, other, at) => {
      const masked = maskAddress(parseAddress(`j${one}@${at}`).address);
      expect(masked).toBe(maskAddress(parseAddress(`j${other}@${at}`).address));
      expect(masked).toBe(`j***@${at}`);
    }),
  );
});
