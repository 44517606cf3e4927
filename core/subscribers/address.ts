/** E-mail addresses as SES takes them. */
import { domainToASCII } from 'node:url';

/** An address to send to, and the form in which two spellings of it are the same. */
export interface Address {
  /** As typed, but for the domain, which is lower-case punycode. */
  readonly address: string;
  /** All lower case: for comparing and for the subscriber's id, never for sending. */
  readonly comparable: string;
}

/** What is wrong with an address; each has its words in every catalogue. */
export type BecauseOfAddress = 'missing' | 'incomplete' | 'noAddress' | 'several' | 'tooLong' | 'notAscii';

const IN_ENGLISH: Readonly<Record<BecauseOfAddress, string>> = {
  missing: 'there is none; it needs a name, an @ and a domain, like name@example.org',
  incomplete: 'it needs a name, an @ and a domain, like name@example.org',
  noAddress: 'it is not an e-mail address like name@example.org',
  several: 'it is not an e-mail address like name@example.org, but more than one',
  tooLong: 'it is longer than an e-mail address can be',
  notAscii: 'the part before the @ has letters that we cannot send to yet',
};

/** What is wrong with an address: in English for an operator, and as `because` for the person who typed it. */
export class BadAddressError extends Error {
  readonly because: BecauseOfAddress;

  constructor(because: BecauseOfAddress) {
    super(IN_ENGLISH[because]);
    this.name = 'BadAddressError';
    this.because = because;
  }
}

/** Longest address (RFC 3696 erratum 1690) and local part (RFC 5321 section 4.5.3.1.1). */
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;

/** RFC 5322 dot-atom: what mailbox providers hand out; quoted local parts are not supported. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** The last label begins with a letter, as every domain's does and no IP address's (RFC 3696 section 2). */
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Stands in no domain, whose other letters become punycode. `domainToASCII` reads a URL's host: it cuts, decodes and skips these. */
const NOT_IN_DOMAIN = /[^A-Za-z0-9.\-\P{ASCII}]/u;

/**
 * Begins an encoded word. It is an atom like any other, but mail programs may decode it in a header, and show, or answer, an
 * address that nobody typed.
 * @see https://www.rfc-editor.org/rfc/rfc2047#section-2
 */
const ENCODED_WORD = '=?';

/** Two addresses with a space or a sign between them. */
const SEVERAL = /@[^\s,;@]+[\s,;]+[^\s,;@]+@/;

/**
 * Reads an address. Dots and +tags are kept. SES has no SMTPUTF8: the local part must be ASCII, the domain is
 * turned into punycode.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html
 */
export function parseAddress(typed: string): Address {
  const text = typed.trim().normalize('NFC');
  if (text === '') throw new BadAddressError('missing');
  if (SEVERAL.test(text)) throw new BadAddressError('several');
  const at = text.lastIndexOf('@');
  if (at <= 0) throw new BadAddressError('incomplete');
  const local = text.slice(0, at);
  const domain = readDomain(text.slice(at + 1));
  if (/[^\p{ASCII}]/u.test(local)) {
    throw new BadAddressError('notAscii');
  }
  if (local.length > LONGEST_LOCAL_PART || local.length + 1 + domain.length > LONGEST_ADDRESS) {
    throw new BadAddressError('tooLong');
  }
  if (!LOCAL_PART.test(local) || local.includes(ENCODED_WORD) || !DOMAIN.test(domain)) {
    throw new BadAddressError('noAddress');
  }
  const address = `${local}@${domain}`;
  return { address, comparable: address.toLowerCase() };
}

/** In lower-case punycode; empty for what is none. */
const readDomain = (typed: string): string =>
  NOT_IN_DOMAIN.test(typed) ? '' : domainToASCII(typed).toLowerCase();

/** Whether `typed` can be read as an address. */
export function isAddress(typed: string): boolean {
  try {
    return parseAddress(typed).address !== '';
  } catch (error) {
    if (error instanceof BadAddressError) return false;
    throw error;
  }
}

/** What stands behind an address's last @. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
