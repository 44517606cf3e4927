/** Where a link of a text may lead: to secure pages, and to mailboxes. */
import { UNSEEN } from '../languages/unseen-signs.ts';
import { isAddress } from '../subscribers/address.ts';

/** An address that a link may have, or what is wrong with it and how to mend it. */
export type JudgedAddress =
  | { readonly address: string; readonly fault: null }
  | { readonly address: null; readonly fault: string };

const SIGNS = /[\s\p{Cc}<>"\\^`{|}]/u;
/** Characters. */
const LONGEST = 2000;

/** The address as written, where it is one of https or mailto. What is wrong is said so that it can stand behind "this link". */
export function judgeAddress(address: string): JudgedAddress {
  const fault = faultIn(address);
  return fault === null ? { address, fault } : { address: null, fault };
}

function faultIn(address: string): string | null {
  if (address === '') return 'leads nowhere: write its address into the round brackets';
  if (address.length > LONGEST) return `has more than ${LONGEST} characters: write a shorter one`;
  if (UNSEEN.test(address))
    return 'holds a character that nobody sees: write the address anew by hand, for copying takes such along';
  if (/^mailto:/i.test(address)) return faultInMailbox(address.slice('mailto:'.length));
  if (/^https:/i.test(address)) return faultInPage(address);
  return /^http:/i.test(address)
    ? 'begins with http: where anybody on the way can read and change what is sent: write https if the page has it, or leave the link out'
    : 'is no web address: write one that begins with https:// or, for a mailbox, with mailto:';
}

const faultInMailbox = (mailbox: string): string | null =>
  isAddress(mailbox) && !SIGNS.test(mailbox) && !mailbox.includes('?')
    ? null
    : 'names no mailbox: write mailto: and one e-mail address, with nothing behind it';

function faultInPage(address: string): string | null {
  const url = SIGNS.test(address) || !/^https:\/\/[^/?#]/i.test(address) ? null : URL.parse(address);
  if (url === null)
    return 'is no web address: write one that begins with https:// and has %20 for a space, and no quotes, braces or bars';
  return url.username !== '' || url.password !== ''
    ? 'has a name before an @, as addresses have that seem to lead elsewhere than they do: leave the name out'
    : null;
}
