/** The mailbox behind an address, which has as many spellings as its owner likes: for what is to hold for all of them. */
import { keyedHash } from '../runtime/keyed-hash.ts';
import { type Address, domainOf } from './address.ts';

/** What a provider takes for the same mailbox. */
interface Spelling {
  /** The domains that lead to one mailbox; its name is given with the first. */
  readonly domains: readonly [string, ...string[]];
  /** The signs that mean nothing before the @; null where each counts. */
  readonly ignored: RegExp | null;
}

/**
 * @see https://support.google.com/mail/answer/7436150 for Gmail
 * @see https://github.com/ProtonMail/WebClients `packages/shared/lib/helpers/email.ts` for Proton, whose own programs compare
 *   addresses so, and https://proton.me/support/addresses-and-aliases for its domains
 * @see https://support.apple.com/en-us/118230 for Apple, one of whose accounts may have its name at all three
 */
const SPELLINGS: readonly Spelling[] = [
  { domains: ['gmail.com', 'googlemail.com'], ignored: /\./g },
  { domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'], ignored: /[._-]/g },
  { domains: ['icloud.com', 'me.com', 'mac.com'], ignored: null },
];

/** What stands before a tag. A `+` at the beginning, as telephones have it, begins none. */
const BEFORE_TAG = /^\+*[^+]+/;

/**
 * Never for sending or for an id: the address without the `+tag` that anybody can put into their own, and without what the
 * provider ignores; of a name that would lose every sign, each counts.
 */
export function mailboxOf({ comparable }: Pick<Address, 'comparable'>): string {
  const domain = domainOf(comparable);
  const local = comparable.slice(0, -domain.length - 1);
  const [name] = BEFORE_TAG.exec(local) ?? [local];
  const { domains, ignored } = SPELLINGS.find((each) => each.domains.includes(domain)) ?? {
    domains: [domain],
    ignored: null,
  };
  const bare = ignored ? name.replaceAll(ignored, '') : name;
  return `${bare === '' ? name : bare}@${domains[0]}`;
}

/** The mailbox behind an address, as a keyed hash; it is no subscriber's id. */
export const mailboxHash = (address: Pick<Address, 'comparable'>, idKey: string): string =>
  keyedHash(`mailbox\n${mailboxOf(address)}`, idKey);
