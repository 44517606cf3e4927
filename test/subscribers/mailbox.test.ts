import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, parseAddress } from '../../core/subscribers/address.ts';
import { mailboxOf } from '../../core/subscribers/mailbox.ts';

const mailbox = (address: string): string => mailboxOf(parseAddress(address));

describe('a mailbox', () => {
  it.each([
    ['Ana.Ruiz+month@Example.org', 'ana.ruiz@example.org'],
    ['ana+month+again@example.org', 'ana@example.org'],
    ['a.na+x@googlemail.com', 'ana@gmail.com'],
    ['a_n-a+x@pm.me', 'ana@proton.me'],
    ['ana@me.com', 'ana@icloud.com'],
    ['ana+x@mac.com', 'ana@icloud.com'],
    ['a.na@icloud.com', 'a.na@icloud.com'],
  ])('of %s is %s', (address, expected) => {
    expect(mailbox(address)).toBe(expected);
  });

  it.each([
    ['+15551@tmomail.example', '+15552@tmomail.example'],
    ['+15551@gmail.com', '+15552@gmail.com'],
    ['++15551@tmomail.example', '++15552@tmomail.example'],
    ['+@tmomail.example', '++@tmomail.example'],
    ['_@proton.me', '-@proton.me'],
    ['ana@example.org', '+ana@example.org'],
  ])('is not shared by %s and %s', (one, other) => {
    expect(mailbox(one)).not.toBe(mailbox(other));
  });

  it('of a telephone’s address is one, whatever its tag', () => {
    expect(mailbox('+15551+month@tmomail.example')).toBe('+15551@tmomail.example');
  });

  const atom = fc.string({
    unit: fc.constantFrom('a', 'b', '7', '+', '+', '-', '_', '='),
    minLength: 1,
    maxLength: 8,
  });
  const local = fc.array(atom, { minLength: 1, maxLength: 4 }).map((atoms) => atoms.join('.'));
  const domain = fc.constantFrom(
    'gmail.com',
    'googlemail.com',
    'proton.me',
    'pm.me',
    'mac.com',
    'tmomail.example',
  );

  it('always has a name, is an address, and is its own mailbox', () => {
    fc.assert(
      fc.property(local, domain, (name, at) => {
        const of = mailbox(`${name}@${at}`);
        expect(of).toMatch(/^[^@]+@[^@]+$/);
        expect(mailboxOf({ comparable: of })).toBe(of);
        expect(mailbox(`${name}@${domainOf(of)}`)).toBe(of);
      }),
    );
  });
});
