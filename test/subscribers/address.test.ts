import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadAddressError, domainOf, parseAddress } from '../../core/subscribers/address.ts';

describe('reading an address', () => {
  it.each([
    [' Ana.Ruiz+month@Example.ORG ', 'Ana.Ruiz+month@example.org', 'ana.ruiz+month@example.org'],
    ['ana=x?y@example.org', 'ana=x?y@example.org', 'ana=x?y@example.org'],
    ["o'neil@sub.example.gov", "o'neil@sub.example.gov", "o'neil@sub.example.gov"],
    ['ana@bücher.example', 'ana@xn--bcher-kva.example', 'ana@xn--bcher-kva.example'],
    ['ana@例え.テスト', 'ana@xn--r8jz45g.xn--zckzah', 'ana@xn--r8jz45g.xn--zckzah'],
    ['ana@bücher。example', 'ana@xn--bcher-kva.example', 'ana@xn--bcher-kva.example'],
    ['ana@XN--BCHER-KVA.example', 'ana@xn--bcher-kva.example', 'ana@xn--bcher-kva.example'],
    ['ana@1.2.3.example', 'ana@1.2.3.example', 'ana@1.2.3.example'],
  ])('%s is sent to as %s and compared as %s', (typed, address, comparable) => {
    expect(parseAddress(typed)).toEqual({ address, comparable });
  });

  it.each([
    ['', 'needs a name'],
    ['@example.org', 'needs a name'],
    ['ana', 'needs a name'],
    ['ana@example', 'not an e-mail address'],
    ['ana@@example.org', 'not an e-mail address'],
    ['ana ruiz@example.org', 'not an e-mail address'],
    ['a@b@example.org', 'not an e-mail address'],
    ['.ana@example.org', 'not an e-mail address'],
    ['ana@-example.org', 'not an e-mail address'],
    ['añá@example.org', 'cannot send to yet'],
    [`${'a'.repeat(65)}@example.org`, 'longer'],
    [`a@${'b.'.repeat(130)}org`, 'longer'],
    ['=?utf-8?q?eve=40evil.example?=@example.org', 'not an e-mail address'],
    ['ana=?utf-8?q?x?=@example.org', 'not an e-mail address'],
    ['ana@example.org\r\nBcc: eve@example.org', 'not an e-mail address'],
  ])('%j is refused', (typed, reason) => {
    expect(() => parseAddress(typed)).toThrow(reason);
  });

  it.each([
    ...[
      'gmail.com/x',
      'gmail.com?x',
      'gmail.com#z',
      'gmail.com\\q',
      'gmail.com:25',
      '%67mail.com',
      'gm\tail.com',
    ],
    ...['gmail.com／x', 'gmail.com＃z', 'gmail.com.', 'a_b.com', '[127.0.0.10]', '[::1]'],
    ...['127.0.0.10', '0x7f.0.0.10', '127.1', '１２７.0.0.10', '①②⑦.0.0.10', '1.2.3.0x10'],
  ])('ana@%s is refused whole: of what is typed nothing is dropped, and mail goes to names', (domain) => {
    expect(() => parseAddress(`ana@${domain}`)).toThrow('not an e-mail address');
  });

  it('changes the case of a domain and nothing else', () => {
    fc.assert(
      fc.property(
        fc.emailAddress().filter((typed) => !typed.includes('=?')),
        (typed) => {
          const read = parseAddress(typed);
          expect(read).toEqual({
            address: typed.replace(/@.*/s, (domain) => domain.toLowerCase()),
            comparable: typed.toLowerCase(),
          });
          expect(parseAddress(read.address)).toEqual(read);
        },
      ),
    );
  });

  it('never lets a control character, a space or a comma through', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (local, domain) => {
        try {
          expect(parseAddress(`${local}@${domain}`).address).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
        } catch (error) {
          expect(error).toBeInstanceOf(BadAddressError);
        }
      }),
    );
  });
});

it('the domain of an address stands behind its last @', () => {
  expect(domainOf('ana+month@updates.example.gov')).toBe('updates.example.gov');
});
