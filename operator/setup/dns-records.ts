/** Whether what the DNS says is what a record should be. */
import type { DnsRecord } from '../../core/contract/sender-records.ts';
import type { RecordCheck } from './setup-facts.ts';

/** @param found the values under the record's name and of its type; null when the DNS did not answer */
export const checkRecord = (record: DnsRecord, found: readonly string[] | null): RecordCheck => ({
  record,
  found,
  isRight: found !== null && RULES[record.type](record.value, found),
});

/** Names are compared without case and final dot; of a name that leads elsewhere there is one at most. */
const same = (one: string, other: string): boolean => normal(one) === normal(other);
const normal = (value: string): string => value.toLowerCase().replace(/\.$/, '').replace(/\s+/g, ' ').trim();

const RULES: Readonly<Record<DnsRecord['type'], (value: string, found: readonly string[]) => boolean>> = {
  CNAME: (value, found) => found.some((each) => same(each, value)),
  // SES wants its MX to be the only one: https://docs.aws.amazon.com/ses/latest/dg/mail-from.html
  MX: (value, found) => found.length === 1 && found.every((each) => same(hostOf(each), hostOf(value))),
  TXT: (_value, found) => spfIsRight(found),
};

/** Of `10 mail.example.org` the host; which preference it has makes no difference where there is one. */
const hostOf = (mx: string): string => mx.replace(/^\d+\s+/, '');

/** One SPF record, which lets SES send: two are an error (RFC 7208, 4.5). */
function spfIsRight(found: readonly string[]): boolean {
  const records = found.filter((text) => /^v=spf1( |$)/i.test(text));
  return records.length === 1 && /(^| )\+?include:amazonses\.com( |$)/i.test(records[0] ?? '');
}
