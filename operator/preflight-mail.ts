/** Whether SES lets mail of this account leave. */
import { type Finding, noMailSeverity, type PreflightFacts, placeOf } from './preflight-facts.ts';

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
