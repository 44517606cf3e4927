/** The senders' domain: that SES may send for it, and that mailboxes believe it. */
import type { DnsRecord } from '../../core/contract/sender-records.ts';
import { domainOf } from '../../core/subscribers/address.ts';
import { CHECKS } from '../preflight.ts';
import type { PreflightFacts } from '../preflight-facts.ts';
import { type DmarcPolicy, type DmarcVerdict, dmarcAdvice, judgeDmarc } from './dmarc.ts';
import { checkRecord } from './dns-records.ts';
import { type DnsFacts, item, type SetupFacts, type SetupItem } from './setup-facts.ts';
import { unasked } from './terminal-items.ts';

export function domainItems({ preflight, dns, files, region }: SetupFacts): SetupItem[] {
  if (!('data' in files) || dns === null) return [];
  const { mailings } = files.data.agency.senders;
  const aws = 'found' in preflight ? preflight.found : null;
  return [
    'found' in preflight ? dkimItem(preflight.found, dns) : unasked('dkim', 'DKIM', preflight.missing),
    'found' in region
      ? mailFromItem(aws, dns, domainOf(mailings.address))
      : { ...unasked('mail-from', 'MAIL FROM', 'Set the region first, then run this again.'), needed: false },
    dmarcItem(dns, { dkimVerified: isVerified(aws), mailbox: mailings.replyTo }),
  ];
}

const identityOf = (facts: PreflightFacts | null) =>
  facts === null || facts.identity === 'may not be read' ? null : facts.identity;

const isVerified = (facts: PreflightFacts | null): boolean | null =>
  facts === null || facts.identity === 'may not be read' ? null : (facts.identity?.verified ?? false);

/** SES signs each message; the records hold the keys by which mailboxes check that. */
function dkimItem(facts: PreflightFacts, { dkim }: DnsFacts): SetupItem {
  const named = { id: 'dkim', title: 'DKIM' };
  const { identity, plan } = facts;
  if (identity === 'may not be read')
    return item({ ...named, mark: 'unsure', is: 'these credentials may not ask SES about the domain' });
  const finding = CHECKS.dkim(facts);
  if (finding === null) {
    const gone = dkim.filter(({ isRight }) => !isRight);
    if (gone.length === 0)
      return item({
        ...named,
        mark: 'ok',
        is: `SES has verified ${plan.senderDomain}, and its records stand`,
        records: dkim,
      });
    return item({
      ...{ ...named, mark: 'unsure', needed: false, records: dkim },
      is: `SES has verified ${plan.senderDomain}, but not every record is seen from here`,
      how: 'Leave these records in the DNS for good: SES looks again now and then, and stops sending when they are gone.',
    });
  }
  const isKnown =
    identity === null ? 'SES does not know the domain yet' : 'SES does not send for the domain yet';
  return item({
    ...named,
    mark: 'missing',
    is: isKnown,
    how: withoutRecords(finding.sentence),
    records: dkim,
  });
}

/** Records are shown one by one below. */
const withoutRecords = (sentence: string): string =>
  sentence
    .split('\n')
    .filter((line) => !/^ {2}.*_domainkey/.test(line))
    .join('\n');

/** Without it mail goes out all the same, by DKIM alone: so it is better, not needed. */
function mailFromItem(facts: PreflightFacts | null, dns: DnsFacts, domain: string): SetupItem {
  const named = { id: 'mail-from', title: 'MAIL FROM', needed: false, records: dns.mailFrom };
  const isSet = identityOf(facts)?.mailFromDomain ?? null;
  const stands = dns.mailFrom.every(({ isRight }) => isRight);
  if (isSet !== null && stands) return item({ ...named, mark: 'ok', is: `bounces go back to ${isSet}` });
  const why =
    'Mail goes out without it, but the domain itself then vouches for it by DKIM alone, and some mailboxes trust it less.';
  if (isSet === null && facts !== null && identityOf(facts) !== null && !facts.plan.makesIdentity)
    return item({
      ...{ ...named, mark: 'unsure', is: 'bounces go back to amazonses.com' },
      how: `${why} Put these records into the DNS, and tell SES:\n  ${tellSes(facts, domain, dns.mailFromDomain)}`,
    });
  const next =
    isSet === null
      ? 'The next deploy tells SES to use it; put its records into the DNS:'
      : 'Put its records into the DNS:';
  return item({
    ...{ ...named, mark: 'unsure' },
    is: stands ? 'the records stand, and SES does not use them yet' : 'not every record stands',
    how: `${why} ${next}`,
  });
}

const tellSes = ({ region }: PreflightFacts, domain: string, mailFromDomain: string): string =>
  `aws sesv2 put-email-identity-mail-from-attributes --region ${region} --email-identity ${domain} ` +
  `--mail-from-domain ${mailFromDomain} --behavior-on-mx-failure USE_DEFAULT_VALUE`;

interface DmarcCircumstances {
  /** Null where SES was not asked. */
  readonly dkimVerified: boolean | null;
  /** Where reports could go. */
  readonly mailbox: string;
}

/** Large mailbox providers ask it of everybody who sends much. */
function dmarcItem({ dmarc }: DnsFacts, circumstances: DmarcCircumstances): SetupItem {
  const verdict = judgeDmarc(dmarc);
  const advice = dmarcAdvice(dmarc.domain, circumstances.mailbox);
  const named = { id: 'dmarc', title: 'DMARC' };
  if (verdict.kind === 'policy') return policyItem(verdict, circumstances, dmarc.domain);
  if (verdict.kind === 'no-answer')
    return item({ ...named, mark: 'unsure', is: 'the DNS did not answer', how: TRY_AGAIN });
  return item({
    ...{ ...named, mark: 'missing', is: isNot(verdict), how: howToDmarc(verdict, advice, dmarc.domain) },
    records: [checkRecord(advice, verdict.kind === 'none' ? [] : textsOf(verdict))].map((check) => ({
      ...check,
      isRight: false,
    })),
  });
}

const TRY_AGAIN = 'Check the network, and run this again; --dns-server asks another server.';

type Wrong = Exclude<DmarcVerdict, DmarcPolicy | { kind: 'no-answer' }>;

const textsOf = (verdict: Exclude<Wrong, { kind: 'none' }>): readonly string[] =>
  verdict.kind === 'several' ? verdict.texts : [verdict.text];

function isNot(verdict: Wrong): string {
  if (verdict.kind === 'none') return 'there is no policy for the domain';
  if (verdict.kind === 'several')
    return `${verdict.texts.length} policies stand under ${verdict.name}, so mailboxes heed none`;
  return `the policy under ${verdict.name} can't be read: ${verdict.problems.join('; ')}`;
}

function howToDmarc(verdict: Wrong, { value }: DnsRecord, domain: string): string {
  const mailbox = domainOf(/mailto:(.*)$/.exec(value)?.[1] ?? '');
  const elsewhere = isBelow(mailbox, domain)
    ? ''
    : ` ${mailbox} is another domain: it may get reports only once its own DNS says so (${domain}._report._dmarc.${mailbox} TXT "v=DMARC1"); or name a mailbox of ${domain}.`;
  return (
    `${WHAT_TO_DO[verdict.kind]} Receivers send daily reports to the address behind rua; leave rua out if nobody reads them.${elsewhere} ` +
    'This record has nothing refused, which is how to begin:'
  );
}

const WHAT_TO_DO: Readonly<Record<Wrong['kind'], string>> = {
  none: 'Large mailbox providers want one of everybody who sends much.',
  several: 'Leave one of them, and take the others away.',
  broken: 'Mend it.',
};

/** Reports stay in the house where one domain is the other's or lies below it. */
const isBelow = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);

function policyItem(
  { name, text, policy, strictSpf, hasReports }: DmarcPolicy,
  { dkimVerified }: DmarcCircumstances,
  domain: string,
): SetupItem {
  const named = { id: 'dmarc', title: 'DMARC' };
  const where = name === `_dmarc.${domain}` ? '' : `, by the record of ${name.replace('_dmarc.', '')}`;
  const is = `the policy is ${policy}${where}: ${text}`;
  if (policy !== 'none' && dkimVerified === false)
    return item({
      ...{ ...named, mark: 'missing', is },
      how: `The domain has mail ${policy === 'reject' ? 'refused' : 'treated as spam'} that it does not vouch for, and as long as DKIM does not stand that is all of ours. Put the DKIM records into the DNS before anything is sent.`,
    });
  const notes = [
    ...(strictSpf
      ? ['aspf=s: bounces go to a name below the domain, so SPF does not count for it; DKIM does.']
      : []),
    ...(policy === 'none' && !hasReports
      ? ['Without rua nobody tells you who sends in the name of your domain.']
      : []),
  ];
  return item({ ...named, mark: 'ok', is, how: notes.length > 0 ? notes.join('\n') : null });
}
