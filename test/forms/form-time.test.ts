import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formAge, formTime, formTimeAgain } from '../../core/forms/form-time.ts';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64url');
const KEYS = { current: '2', versions: { 1: key(1), 2: key(2) } };
const OLD_KEYS = { current: '1', versions: { 1: key(1) } };
const MADE = new Date('2026-12-01T10:00:00Z');
const PATH = '/sign-up';
const time = formTime(PATH, MADE, KEYS);
const after = (ms: number) => new Date(MADE.getTime() + ms);
const ageAfter = (ms: number, given = time, path = PATH) => formAge({ path, time: given }, after(ms), KEYS);

describe('the time of a form', () => {
  it.each([
    [0, 'too-fast'],
    [1_999, 'too-fast'],
    [2_000, 'fine'],
    [24 * 60 * 60 * 1000, 'fine'],
    [24 * 60 * 60 * 1000 + 1, 'too-old'],
    [-60_000, 'too-fast'],
  ])('after %i ms is %s', (ms, age) => {
    expect(ageAfter(ms)).toBe(age);
  });

  it('is still known when a newer key has become the current one', () => {
    expect(ageAfter(5_000, formTime(PATH, MADE, OLD_KEYS))).toBe('fine');
  });

  it('serves no other form', () => {
    expect(ageAfter(5_000, time, '/manage')).toBe('broken');
  });

  it('can be pressed again at once when the form is shown again for being too old', () => {
    expect(formAge({ path: PATH, time: formTimeAgain(PATH, MADE, KEYS) }, MADE, KEYS)).toBe('fine');
  });

  it('is broken when a sign of it is another, or it is not ours at all', () => {
    const other = fc.nat(time.length - 1).chain((at) =>
      fc
        .constantFrom(...'0aZ_-.')
        .filter((sign) => sign !== time[at])
        .map((sign) => `${time.slice(0, at)}${sign}${time.slice(at + 1)}`),
    );
    fc.assert(
      fc.property(fc.oneof(other, fc.string()), (given) => {
        expect(ageAfter(5_000, given)).toBe('broken');
      }),
    );
  });
});
