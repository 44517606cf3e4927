/** What is said before a deploy, decided from facts alone. */
import { expect, it } from 'vitest';
import { findingsOf, verdictOf } from '../../operator/preflight.ts';
import type { DeployPlan, PreflightFacts } from '../../operator/preflight-facts.ts';

const STAGING: DeployPlan = {
  stackName: 'prevention-month-staging',
  senderDomain: 'updates.example.gov',
  makesIdentity: true,
  mailsEveryone: false,
  tellsOfAlarms: true,
  settings: [],
  idKeyParameter: '/prevention-month/staging/id-key',
  bootstrap: { parameter: '/cdk-bootstrap/hnb659fds/version', version: 6 },
};
const PRODUCTION: DeployPlan = { ...STAGING, stackName: 'prevention-month-production', mailsEveryone: true };

const VERIFIED = { verified: true, ours: true, dkimRecords: [], mailFromDomain: null };
const PENDING = {
  verified: false,
  ours: true,
  dkimRecords: [
    { type: 'CNAME', name: 'a._domainkey.updates.example.gov', value: 'a.dkim.amazonses.com' } as const,
  ],
  mailFromDomain: null,
};

/** A stack that runs, with nothing to be said of it. */
const RUNNING: PreflightFacts = {
  plan: STAGING,
  account: '123456789012',
  region: 'us-west-2',
  profile: undefined,
  bootstrapVersion: 30,
  keyKept: true,
  deployed: true,
  identity: VERIFIED,
  sending: { sandbox: false, paused: false, quota: null },
};
const FIRST: Partial<PreflightFacts> = { deployed: false, keyKept: false, identity: null };

const verdict = (facts: Partial<PreflightFacts>, mailLater = false) =>
  verdictOf(findingsOf({ ...RUNNING, ...facts }), { mailLater });
const stops = (facts: Partial<PreflightFacts>) => verdict(facts).stops;

it('says nothing of a stack whose mail leaves', () => {
  expect(verdict({})).toEqual({ stops: [], notes: [] });
  expect(verdict({ plan: PRODUCTION })).toEqual({ stops: [], notes: [] });
});

it('says that nobody is told of alarms, and how to name somebody', () => {
  expect(verdict({ plan: { ...STAGING, tellsOfAlarms: false } })).toEqual({
    stops: [],
    notes: [
      'Nobody is told when an alarm of prevention-month-staging goes off: name mailboxes that somebody reads, with ' +
        '-c alarmsTo=on-call@example.gov,… Each of them confirms once, by a link that AWS sends it.',
    ],
  });
});

it('stops where the CDK was never bootstrapped, with the command to copy', () => {
  expect(stops({ bootstrapVersion: null })).toEqual([
    'The CDK was never bootstrapped in account 123456789012, region us-west-2: run this once, then deploy again.\n' +
      '  npx cdk bootstrap aws://123456789012/us-west-2',
  ]);
  expect(stops({ bootstrapVersion: null, profile: 'county' })[0]).toMatch(/us-west-2 --profile county$/);
});

it('stops where the bootstrap is too old', () => {
  expect(stops({ bootstrapVersion: 5 })[0]).toMatch(/ is version 5, and this deploy needs 6: run this once/);
  expect(stops({ bootstrapVersion: 6 })).toEqual([]);
});

it('says where an earlier stack of this stage has left its table, which the new one does not take up', () => {
  const { stops, notes } = verdict({ ...FIRST, keyKept: true, identity: { ...VERIFIED, ours: true } });
  expect(stops).toEqual([]);
  expect(notes).toEqual([
    'prevention-month-staging was here before: its table was kept when it was taken away, and this deploy begins with ' +
      'an empty one, which does not know who has left or must never be mailed. Import nobody before those people have ' +
      'been brought over, by restore --from-table and the name of the kept table (docs/runbook.md#people-or-proof-were-lost).',
  ]);
});

it('says at a first deploy that the domain will be registered, and goes on', () => {
  const { stops, notes } = verdict(FIRST);
  expect(stops).toEqual([]);
  expect(notes).toEqual([
    'SES does not know updates.example.gov here yet. This deploy registers it and prints three CNAME records ' +
      "(DkimRecord) among its outputs: put them into the domain's DNS. No mail can leave before SES has seen them.",
  ]);
});

it('stops a later deploy while the domain is not verified, with the records that SES waits for', () => {
  expect(stops({ identity: PENDING })).toEqual([
    'No mail can leave yet: SES has not seen its records in the DNS of updates.example.gov. Put these there; SES looks for ' +
      'them by itself, mostly within minutes, for up to 72 hours.\n' +
      '  a._domainkey.updates.example.gov CNAME a.dkim.amazonses.com\n' +
      'To deploy before that, add --mail-later.',
  ]);
});

it('an identity without records of ours sends to the SES console', () => {
  expect(stops({ identity: { ...PENDING, dkimRecords: [] } })[0]).toMatch(
    / Put there what the SES console names; /,
  );
});

it('with --mail-later goes on although mail can’t leave, and still says so', () => {
  const { stops, notes } = verdict({ identity: PENDING }, true);
  expect(stops).toEqual([]);
  expect(notes).toEqual([expect.stringMatching(/^No mail can leave yet: (?!.*--mail-later)/s)]);
});

it('--mail-later does not help a deploy that would fail', () => {
  expect(verdict({ bootstrapVersion: null }, true).stops).toHaveLength(1);
});

it('stops where somebody else made the domain’s identity, and says how to use it', () => {
  const identity = { ...VERIFIED, ours: false };
  expect(stops({ deployed: false, identity })[0]).toMatch(
    /^SES has updates\.example\.gov in account .* already, .*: add -c identity=existing to use it as it is\.$/,
  );
  expect(stops({ identity, plan: { ...STAGING, makesIdentity: false } })).toEqual([]);
});

it('stops where identity=existing finds none, and goes on where it finds the stack’s own, which stays', () => {
  const plan = { ...STAGING, makesIdentity: false };
  expect(stops({ ...FIRST, plan })[0]).toMatch(
    /-c identity=existing has nothing to rely on: leave that setting out/,
  );
  expect(stops({ plan })).toEqual([]);
});

it('an identity that exists and is not verified is one too', () => {
  const plan = { ...STAGING, makesIdentity: false };
  const identity = { ...PENDING, ours: false };
  expect(stops({ plan, identity })[0]).toMatch(/^No mail can leave yet: /);
  expect(verdict({ plan, identity, deployed: false, keyKept: false }).notes[0]).toMatch(
    /^No mail can leave yet: /,
  );
});

it('in the sandbox a stage with an allow-list hears how to verify its addresses', () => {
  const { stops, notes } = verdict({ sending: { sandbox: true, paused: false, quota: null } });
  expect(stops).toEqual([]);
  expect(notes).toEqual([
    'SES keeps account 123456789012, region us-west-2 in its sandbox: mail reaches only addresses that SES has ' +
      'verified. Verify those of deliverTo, one by one.\n' +
      '  aws sesv2 create-email-identity --region us-west-2 --email-identity ADDRESS',
  ]);
});

it('in the sandbox production is deployed once, and then stops until it may mail everyone', () => {
  const sending = { sandbox: true, paused: false, quota: null };
  const sentence = /in its sandbox: it would refuse mail to everyone .* Ask for production access/;
  expect(verdict({ ...FIRST, plan: PRODUCTION, sending }).stops).toEqual([]);
  expect(verdict({ ...FIRST, plan: PRODUCTION, sending }).notes[1]).toMatch(sentence);
  expect(stops({ plan: PRODUCTION, sending })[0]).toMatch(sentence);
  expect(verdict({ plan: PRODUCTION, sending }, true).stops).toEqual([]);
});

it('stops while sending is paused', () => {
  expect(stops({ sending: { sandbox: false, paused: true, quota: null } })[0]).toMatch(
    /^No mail can leave: sending is paused for account 123456789012, region us-west-2\. /,
  );
});

it('what may not be read is named, and stops nothing', () => {
  const closed = 'may not be read' as const;
  const { stops, notes } = verdict({
    bootstrapVersion: closed,
    deployed: closed,
    identity: closed,
    sending: closed,
  });
  expect(stops).toEqual([]);
  expect(notes).toHaveLength(1);
  for (const right of [
    'ssm:GetParameter',
    'cloudformation:DescribeStacks',
    'ses:GetEmailIdentity',
    'ses:GetAccount',
  ]) {
    expect(notes[0]).toContain(right);
  }
});
