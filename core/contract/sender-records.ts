/**
 * The records that belong into the DNS of the senders' domain, beside those with which SES proves its DKIM keys. Printed by the
 * stack, and looked for by `setup`.
 */

/** One record, as a form for a domain's DNS asks for it. */
export interface DnsRecord {
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly name: string;
  readonly value: string;
}

/** Where mail that can't be delivered goes back to: a name of its own below the senders', so that SPF speaks for them too. */
export const mailFromDomainOf = (senderDomain: string): string => `bounce.${senderDomain}`;

/**
 * The two records of a MAIL FROM domain: SES takes back what bounces, and may send in its name.
 * @see https://docs.aws.amazon.com/ses/latest/dg/mail-from.html
 */
export const mailFromRecords = (mailFromDomain: string, region: string): readonly DnsRecord[] => [
  { type: 'MX', name: mailFromDomain, value: `10 feedback-smtp.${region}.amazonses.com` },
  { type: 'TXT', name: mailFromDomain, value: 'v=spf1 include:amazonses.com ~all' },
];

/** On one line: `name TYPE value`. */
export const recordLine = ({ type, name, value }: DnsRecord): string =>
  `${name} ${type} ${type === 'TXT' ? `"${value}"` : value}`;
