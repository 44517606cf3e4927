/** What stands in the way of a deploy, or of mail after it: sentences decided from facts that were read beforehand. */
import { type Finding, type PreflightFacts, placeOf } from './preflight-facts.ts';
import { identityFinding } from './preflight-identity.ts';
import { paused, sandbox } from './preflight-mail.ts';

/**
 * What is looked at, in the order in which it would be met; each says what there is to say, or null. Named as the items of `setup` that
 * tell of the same; those each tell of their own `rights`.
 */
export const CHECKS = {
  rights: unread,
  bootstrap,
  stack: tableKept,
  dkim: identityFinding,
  sandbox,
  sending: paused,
  alarms: nobodyTold,
} as const satisfies Readonly<Record<string, (facts: PreflightFacts) => Finding | null>>;

type CheckId = keyof typeof CHECKS;
const CHECK_IDS = Object.keys(CHECKS) as CheckId[];

export interface NamedFinding extends Finding {
  readonly id: CheckId;
}

/** Everything there is to say. */
export const findingsOf = (facts: PreflightFacts): NamedFinding[] =>
  CHECK_IDS.flatMap((id) => {
    const finding = CHECKS[id](facts);
    return finding ? { id, ...finding } : [];
  });

/** The sentences that stop a deploy, and those to be read on the way. */
export interface Verdict {
  readonly stops: readonly string[];
  readonly notes: readonly string[];
}

/** What is asked of the check; with `mailLater`, what only keeps mail from leaving is a note. */
export interface Wishes {
  readonly mailLater: boolean;
}

/** Whether nothing may be deployed before that is mended. */
export const stopsDeploy = ({ severity }: Finding, { mailLater }: Wishes): boolean =>
  severity === 'stop' || (severity === 'no mail' && !mailLater);

export function verdictOf(findings: readonly Finding[], wishes: Wishes): Verdict {
  const stopping = (finding: Finding) => stopsDeploy(finding, wishes);
  return {
    stops: findings
      .filter(stopping)
      .map(({ severity, sentence }) =>
        severity === 'no mail' ? `${sentence}\nTo deploy before that, add --mail-later.` : sentence,
      ),
    notes: findings.filter((finding) => !stopping(finding)).map(({ sentence }) => sentence),
  };
}

function unread({ bootstrapVersion, keyKept, deployed, identity, sending }: PreflightFacts): Finding | null {
  const reads = Object.entries({
    'the version of the CDK bootstrap and the id key (ssm:GetParameter)':
      keyKept === 'may not be read' ? keyKept : bootstrapVersion,
    'the stack (cloudformation:DescribeStacks)': deployed,
    "the sender's domain (ses:GetEmailIdentity, cloudformation:ListStackResources)": identity,
    "SES's state of the account (ses:GetAccount)": sending,
  });
  const closed = reads.flatMap(([what, read]) => (read === 'may not be read' ? [what] : []));
  if (closed.length === 0) return null;
  return {
    severity: 'note',
    sentence: `These credentials may not read ${closed.join(', ')}, so that was not checked.`,
  };
}

/** A kept table is not taken up again by itself, and with it goes the knowledge of who has left. */
function tableKept({ deployed, keyKept, plan }: PreflightFacts): Finding | null {
  if (deployed !== false || keyKept !== true) return null;
  return {
    severity: 'note',
    sentence:
      `${plan.stackName} was here before: its table was kept when it was taken away, and this deploy begins with an ` +
      'empty one, which does not know who has left or must never be mailed. Import nobody before those people have been ' +
      'brought over, by restore --from-table and the name of the kept table (docs/runbook.md#people-or-proof-were-lost).',
  };
}

function nobodyTold({ plan }: PreflightFacts): Finding | null {
  if (plan.tellsOfAlarms) return null;
  return {
    severity: 'note',
    sentence:
      `Nobody is told when an alarm of ${plan.stackName} goes off: name mailboxes that somebody reads, with ` +
      '-c alarmsTo=on-call@example.gov,… Each of them confirms once, by a link that AWS sends it.',
  };
}

function bootstrap(facts: PreflightFacts): Finding | null {
  const { bootstrapVersion: version, account, region, profile, plan } = facts;
  if (version === 'may not be read' || (version !== null && version >= plan.bootstrap.version)) return null;
  const command = `npx cdk bootstrap aws://${account}/${region}${profile ? ` --profile ${profile}` : ''}`;
  const problem =
    version === null
      ? `The CDK was never bootstrapped in ${placeOf(facts)}`
      : `The CDK bootstrap in ${placeOf(facts)} is version ${version}, and this deploy needs ${plan.bootstrap.version}`;
  return { severity: 'stop', sentence: `${problem}: run this once, then deploy again.\n  ${command}` };
}
