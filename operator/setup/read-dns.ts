/** Asks the DNS, and nobody else. */
import { Resolver } from 'node:dns/promises';
import { type DnsRecord, mailFromDomainOf, mailFromRecords } from '../../core/contract/sender-records.ts';
import { dmarcNames } from './dmarc.ts';
import { checkRecord } from './dns-records.ts';
import type { DnsFacts, RecordCheck } from './setup-facts.ts';

/** There is no such name, or nothing of the type under it. */
const NOTHING = ['ENOTFOUND', 'ENODATA'];

/** Which servers are asked: those of this machine, or one that was named, such as `192.0.2.53` or `127.0.0.1:5353`. */
export function dnsResolver(server: string | undefined): Resolver {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  if (server !== undefined) resolver.setServers([server]);
  return resolver;
}

export interface Sender {
  readonly domain: string;
  readonly region: string;
  /** None where SES does not know the domain yet. */
  readonly dkimRecords: readonly DnsRecord[];
  /** What SES sends bounces back by; null where that is not said yet. */
  readonly mailFromDomain: string | null;
}

/** What stands in the DNS of a sender's domain. */
export async function readDns(resolver: Resolver, sender: Sender): Promise<DnsFacts> {
  const mailFromDomain = sender.mailFromDomain ?? mailFromDomainOf(sender.domain);
  const check = (records: readonly DnsRecord[]): Promise<RecordCheck[]> =>
    Promise.all(records.map(async (record) => checkRecord(record, await ask(resolver, record))));
  const [dkim, mailFrom, names] = await Promise.all([
    check(sender.dkimRecords),
    check(mailFromRecords(mailFromDomain, sender.region)),
    Promise.all(
      dmarcNames(sender.domain).map(async (name) => ({
        name,
        texts: await ask(resolver, { type: 'TXT', name }),
      })),
    ),
  ]);
  return { dkim, mailFromDomain, mailFrom, dmarc: { domain: sender.domain, names } };
}

/** The values of a type under a name; null when no server answered. */
async function ask(
  resolver: Resolver,
  { type, name }: Pick<DnsRecord, 'type' | 'name'>,
): Promise<readonly string[] | null> {
  try {
    if (type === 'CNAME') return await resolver.resolveCname(name);
    if (type === 'TXT') return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    return (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`);
  } catch (error) {
    return NOTHING.includes((error as NodeJS.ErrnoException).code ?? '') ? [] : null;
  }
}
