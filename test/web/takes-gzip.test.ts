import { expect, it } from 'vitest';
import { takesGzip } from '../../functions/web/compressed.ts';

it.each([
  [undefined, false],
  ['', false],
  ['gzip', true],
  ['br, gzip;q=0.5', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000, br', false],
  ['*', true],
  ['identity', false],
  ['x-gzip-like', false],
])('“%s” takes gzip: %s', (acceptEncoding, takes) => {
  expect(takesGzip(acceptEncoding)).toBe(takes);
});
