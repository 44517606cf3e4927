import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, answersOf, readFields } from '../../core/forms/fields.ts';

const NAMES = { once: ['address', 'style'], many: ['lists'] };
const bytes = (text: string) => new TextEncoder().encode(text);
const readText = (text: string) => readFields(bytes(text), NAMES);
const printable = fc
  .string({ unit: 'grapheme' })
  .filter((text) => !/\p{Cc}|[\u2028\u2029]/u.test(text) && text.isWellFormed());

describe('reading a body', () => {
  it('gives back what a browser wrote', () => {
    fc.assert(
      fc.property(printable, printable, fc.array(printable), (address, style, lists) => {
        const written = new URLSearchParams([
          ['address', address],
          ['style', style],
          ...lists.map((list): [string, string] => ['lists', list]),
        ]);
        const { fields, bad } = readText(written.toString());
        expect(bad).toEqual([]);
        expect(answerOf(fields, 'address')).toBe(address);
        expect(answerOf(fields, 'style')).toBe(style);
        expect(answersOf(fields, 'lists')).toEqual([...new Set(lists)]);
      }),
    );
  });

  it('throws at no bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        expect(readFields(body, NAMES).fields).toBeInstanceOf(Map);
      }),
    );
  });

  it('passes over what nobody asked for, however often it comes', () => {
    const { fields, bad } = readText('utm=1&utm=2&__proto__=x&address=a%40b.org&constructor=y');
    expect(bad).toEqual([]);
    expect([...fields.keys()]).toEqual(['address', 'style', 'lists']);
  });

  it('takes an empty body as no answers', () => {
    expect(readText('').bad).toEqual([]);
    expect(answerOf(readText('').fields, 'address')).toBe('');
  });

  it.each([
    ['a percent sign that stands before nothing', bytes('address=100%')],
    ['bytes behind percent signs that are no UTF-8', bytes('address=%ff%fe')],
    ['bytes that are no UTF-8', new Uint8Array([0x61, 0x3d, 0xc3, 0x28])],
    ['a half surrogate pair', bytes('address=%ED%A0%80')],
  ])('refuses %s as malformed', (_, body) => {
    expect(readFields(body, NAMES)).toEqual({
      fields: new Map(),
      bad: [{ because: 'malformed', field: null }],
    });
  });

  it.each([
    ['address=a&address=b', 'address'],
    ['style=open&address=a&style=open', 'style'],
    ['address=a&%61ddress=b', 'address'],
  ])('refuses %s, for a field comes twice', (body, field) => {
    expect(readText(body).bad).toEqual([{ because: 'repeated', field }]);
  });

  it.each(['%00', '%0D%0ABcc:', '%09', '%1b', '%7f', '%C2%85', '%E2%80%A8'])(
    'refuses %s in any field',
    (sign) => {
      expect(readText(`address=a${sign}b`).bad).toEqual([{ because: 'controls', field: 'address' }]);
      expect(readText(`lists=a&lists=a${sign}b`).bad).toEqual([{ because: 'controls', field: 'lists' }]);
    },
  );
});
