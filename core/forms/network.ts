/** From which network a form came: enough to notice a flood, too little to find a person. Nothing keeps the address itself. */
import { isIPv6 } from 'node:net';
import { keyedHash } from '../runtime/keyed-hash.ts';
import type { Limit } from '../runtime/limit.ts';

/** Forms without a mistake that one network may send in an hour; a school or a shelter may share one address. */
export const NETWORK_LIMIT: Limit = { name: 'network', most: 100, seconds: 60 * 60 };

/** Groups of an IPv6 address that are read: 48 bits, the most that one customer of a provider is given (RFC 6177). */
const GROUPS = 3;

/** `192.0.2.1` as it is, an IPv6 address as its first 48 bits: whoever has one has all below it. */
export function networkOf(sourceIp: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(sourceIp)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(sourceIp)) return sourceIp;
  return `${groupsOf(sourceIp).join(':')}::/48`;
}

/** The first groups of an IPv6 address, without leading zeros; `::` stands for as many zeros as are missing. */
function groupsOf(address: string): string[] {
  const [plain = ''] = address.split('%');
  const [head = '', tail] = plain.split('::');
  const split = (text: string) => text.split(':').filter((group) => group !== '');
  const before = split(head);
  // A dotted end takes the place of two groups.
  const after = split(tail ?? '').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after]
    .slice(0, GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16));
}

/** Names a network without telling it. */
export const networkHash = (sourceIp: string, idKey: string): string =>
  keyedHash(`network\n${networkOf(sourceIp)}`, idKey);
