/** Whether SES knows the senders' domain, and whether this deploy and that identity suit each other. */
import { type DnsRecord, recordLine } from '../core/contract/sender-records.ts';
import { type Finding, noMailSeverity, type PreflightFacts, placeOf } from './preflight-facts.ts';

/** What is to be said of the domain's identity; null when mail can leave in its name. */
export function identityFinding(facts: PreflightFacts): Finding | null {
  const { identity, plan } = facts;
  if (identity === 'may not be read') return null;
  if (identity === null) return plan.makesIdentity ? madeByThisDeploy(facts) : missing(facts);
  if (plan.makesIdentity && !identity.ours) return inTheWay(facts);
  return identity.verified ? null : notVerified(facts, identity.dkimRecords);
}

const madeByThisDeploy = ({ plan: { senderDomain } }: PreflightFacts): Finding => ({
  severity: 'note',
  sentence:
    `SES does not know ${senderDomain} here yet. This deploy registers it and prints three CNAME records ` +
    "(DkimRecord) among its outputs: put them into the domain's DNS. No mail can leave before SES has seen them.",
});

const missing = (facts: PreflightFacts): Finding => ({
  severity: 'stop',
  sentence:
    `SES does not know ${facts.plan.senderDomain} in ${placeOf(facts)}, so -c identity=existing has nothing to rely ` +
    'on: leave that setting out, and the deploy registers the domain.',
});

/** CloudFormation makes an identity; it can't take over one that was made by hand or by another stack. */
const inTheWay = (facts: PreflightFacts): Finding => ({
  severity: 'stop',
  sentence:
    `SES has ${facts.plan.senderDomain} in ${placeOf(facts)} already, made by hand, by another stack or by an earlier one of this name, so ` +
    `${facts.plan.stackName} can't make it again: add -c identity=existing to use it as it is.`,
});

/** @see https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html for the 72 hours */
function notVerified(facts: PreflightFacts, dkimRecords: readonly DnsRecord[]): Finding {
  return {
    severity: noMailSeverity(facts),
    sentence: [
      `No mail can leave yet: SES has not seen its records in the DNS of ${facts.plan.senderDomain}. ` +
        `${dkimRecords.length > 0 ? 'Put these there' : 'Put there what the SES console names'}; SES looks for them by ` +
        'itself, mostly within minutes, for up to 72 hours.',
      ...dkimRecords.map((record) => `  ${recordLine(record)}`),
    ].join('\n'),
  };
}
