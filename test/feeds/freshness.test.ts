import { describe, expect, it } from 'vitest';
import { isNotModified, validatorsOf } from '../../core/feeds/freshness.ts';

const validators = validatorsOf('the content', '2026-01-10T17:00:04.377Z');
const asked = (ifNoneMatch?: string, ifModifiedSince?: string) =>
  isNotModified(validators, { ifNoneMatch, ifModifiedSince });

describe('a reader that has the content', () => {
  it('is known by its tag, alone, among others, and when it was made weak on the way', () => {
    const { etag } = validators;
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) expect(asked(tag)).toBe(true);
  });

  it('is known by a date where it has no tag', () => {
    expect(validators.lastModified).toBe('Sat, 10 Jan 2026 17:00:04 GMT');
    expect(asked(undefined, 'Sat, 10 Jan 2026 17:00:04 GMT')).toBe(true);
    expect(asked(undefined, 'Sun, 11 Jan 2026 00:00:00 GMT')).toBe(true);
  });
});

it.each([
  ['no condition', undefined, undefined],
  ['another tag', '"other"', undefined],
  ['another tag, whatever the date', '"other"', 'Sun, 11 Jan 2026 00:00:00 GMT'],
  ['an earlier date', undefined, 'Sat, 10 Jan 2026 17:00:03 GMT'],
  ['no date at all', undefined, 'yesterday'],
])('with %s the content is given', (_, tag, date) => {
  expect(asked(tag, date)).toBe(false);
});
