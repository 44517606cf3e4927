/** Whether mail can leave once a stack is deployed: its identity, the sandbox, a pause. */
import { type Finding, type PreflightFacts, placeOf } from './preflight-facts.ts';

/**
 * Mail that can't leave stops a deploy of what runs already. A first deploy goes on: it makes the identity that is to be
 * verified, and the pages that AWS asks to see before it grants production access.
 */
const noMailSeverity = ({ deployed }: PreflightFacts) => (deployed === true ? 'no mail' : 'note');

/** CloudFormation makes an identity; it can't take over one that was made by hand or by another stack. */
export function identityInTheWay(facts: PreflightFacts): Finding | null {
  const { identity, deployed, plan } = facts;
  if (identity === 'may not be read' || deployed === 'may not be read') return null;
  if (identity === null || identity.ours) return null;
  return {
    severity: 'stop',
    sentence:
      `SES has ${plan.senderDomain} in ${placeOf(facts)} already, made by hand or by another stack, and ` +
      `${plan.stackName} can't make it a second time. Deploy to another region or account; or, if nothing else sends ` +
      `with it, delete it and deploy again.\n  aws sesv2 delete-email-identity --email-identity ${plan.senderDomain} --region ${facts.region}`,
  };
}

/** The DNS records that SES waits for, or that it will wait for after a first deploy. */
export function identityNotVerified(facts: PreflightFacts): Finding | null {
  const { identity, plan } = facts;
  if (identity === 'may not be read' || plan.senderDomain === null) return null;
  if (identity === null) {
    return {
      severity: 'note',
      sentence:
        `${plan.senderDomain} is new to SES here. This deploy registers it and prints three CNAME records (DkimRecord) ` +
        "among its outputs: put them into the domain's DNS. No mail can leave before SES has seen them.",
    };
  }
  if (identity.verified || !identity.ours) return null;
  return {
    severity: noMailSeverity(facts),
    sentence: [
      `No mail can leave yet: SES has not seen the DNS records of ${plan.senderDomain}. Put these there; SES looks for ` +
        'them by itself, mostly within minutes, for up to 72 hours.',
      ...identity.dkimRecords.map((record) => `  ${record}`),
    ].join('\n'),
  };
}

/** In SES's sandbox only addresses that it verified are mailed. */
export function sandbox(facts: PreflightFacts): Finding | null {
  if (facts.sending === 'may not be read' || !facts.sending.sandbox) return null;
  const where = `SES keeps ${placeOf(facts)} in its sandbox`;
  if (!facts.plan.mailsEveryone) {
    return {
      severity: 'note',
      sentence:
        `${where}: mail reaches only addresses that SES has verified. Verify those of deliverTo, one by one.\n` +
        `  aws sesv2 create-email-identity --region ${facts.region} --email-identity ADDRESS`,
    };
  }
  return {
    severity: noMailSeverity(facts),
    sentence:
      `${where}: it would refuse mail to everyone whose address it has not verified. Ask for production access in the ` +
      'SES console (Account dashboard), and deploy when it is granted.',
  };
}

/** SES sends nothing while the account is paused. */
export function paused(facts: PreflightFacts): Finding | null {
  if (facts.sending === 'may not be read' || !facts.sending.paused) return null;
  return {
    severity: noMailSeverity(facts),
    sentence:
      `No mail can leave: sending is paused for ${placeOf(facts)}. The SES console (Account dashboard) says why, and ` +
      'how to take it up again.',
  };
}
