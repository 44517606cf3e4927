/** The mailbox behind an address, which has as many spellings as its owner likes: for what is to hold for all of them. */
import { keyedHash } from '../runtime/keyed-hash.ts';
import { type Address, domainOf } from './address.ts';

/** What a provider takes for the same mailbox. */
interface Spelling {
  /** The domains that lead to one mailbox; its name is given with the first. */
  readonly domains: readonly [string, ...string[]];
  /** The signs that mean nothing before the @. */
  readonly ignored: RegExp;
}

/**
 * @see https://support.google.com/mail/answer/7436150 for Gmail
 * @see https://github.com/ProtonMail/WebClients `packages/shared/lib/helpers/email.ts` for Proton, whose own programs compare
 *   addresses so, and https://proton.me/support/addresses-and-aliases for its domains
 */
const SPELLINGS: readonly Spelling[] = [
  { domains: ['gmail.com', 'googlemail.com'], ignored: /\./g },
  { domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'], ignored: /[._-]/g },
];

/**
 * Never for sending or for an id: the address without the `+tag` that anybody can put into their own, and without what the
 * provider ignores.
 */
export function mailboxOf({ comparable }: Pick<Address, 'comparable'>): string {
  const domain = domainOf(comparable);
  const [name = ''] = comparable.slice(0, -domain.length - 1).split('+');
  const spelling = SPELLINGS.find(({ domains }) => domains.includes(domain));
  if (!spelling) return `${name}@${domain}`;
  return `${name.replaceAll(spelling.ignored, '')}@${spelling.domains[0]}`;
}

/** The mailbox behind an address, as a keyed hash; it is no subscriber's id. */
export const mailboxHash = (address: Pick<Address, 'comparable'>, idKey: string): string =>
  keyedHash(`mailbox\n${mailboxOf(address)}`, idKey);
