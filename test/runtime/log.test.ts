import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeError } from '../../core/runtime/log.ts';

it('tells an error without the addresses that services quote in theirs', () => {
  expect(
    describeError(new TypeError('Email address is not verified: ana@example.org, <bo@example.org>')),
  ).toEqual({
    name: 'TypeError',
    message: 'Email address is not verified: <address>, <<address>>',
  });
});

it('never lets an @ through', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(describeError(new Error(`${text}@${text}`)).message).not.toContain('@');
    }),
  );
});
