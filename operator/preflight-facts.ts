/** The facts that the checks before a deploy decide upon, and what a check says. */

import type { DnsRecord } from '../core/contract/sender-records.ts';

/** What the app would deploy. */
export interface DeployPlan {
  readonly stackName: string;
  /** Domain of the address that mailings come from. */
  readonly senderDomain: string;
  /** False when the deploy relies on an identity that SES has already (`-c identity=existing`). */
  readonly makesIdentity: boolean;
  /** True for production: false where an allow-list says who is mailed. */
  readonly mailsEveryone: boolean;
  /** Somebody is told when an alarm of CloudWatch's goes off (`-c alarmsTo=`). */
  readonly tellsOfAlarms: boolean;
  /** The settings that it was made with, as arguments for the CDK's command line. */
  readonly settings: readonly string[];
  /** Name of the SSM parameter that holds the id key, which outlives the stack. */
  readonly idKeyParameter: string;
  /** The SSM parameter in which `cdk bootstrap` leaves its version, and the lowest version that will do. */
  readonly bootstrap: { readonly parameter: string; readonly version: number };
}

/** The domain as SES knows it. */
export interface SenderIdentity {
  readonly verified: boolean;
  /** This stack made it. */
  readonly ours: boolean;
  /** DNS records with which the domain's owner proves that SES may send for it. */
  readonly dkimRecords: readonly DnsRecord[];
  /** The name that SES sends back bounces by, below the domain; null while it uses its own. */
  readonly mailFromDomain: string | null;
}

/** How much SES sends for an account. */
export interface SendingQuota {
  /** Messages in 24 hours; -1 where there is no limit. */
  readonly most: number;
  /** Messages a second. */
  readonly rate: number;
}

export interface SendingAccount {
  /** SES lets a new account mail verified addresses only, until it grants production access. */
  readonly sandbox: boolean;
  /** SES or somebody of the account has stopped all sending. */
  readonly paused: boolean;
  /** Null where SES does not say. */
  readonly quota: SendingQuota | null;
}

/** What was read, or that these credentials may not read it: a narrow right to deploy is no reason to refuse. */
export type Read<T> = T | 'may not be read';

export interface PreflightFacts {
  readonly plan: DeployPlan;
  readonly account: string;
  readonly region: string;
  /** As `--profile` says, for the commands in sentences. */
  readonly profile: string | undefined;
  /** Null when nothing was ever bootstrapped. */
  readonly bootstrapVersion: Read<number | null>;
  /** The stack exists and works. */
  readonly deployed: Read<boolean>;
  /** Whether a stage of this name left its id key, and so its table, when its stack was taken away. */
  readonly keyKept: Read<boolean>;
  /** Null when SES does not know the domain. */
  readonly identity: Read<SenderIdentity | null>;
  readonly sending: Read<SendingAccount>;
}

/**
 * `stop`: this deploy would fail. `no mail`: it would succeed, and mail could not leave all the same. `note`: good to
 * know.
 */
export interface Finding {
  readonly severity: 'stop' | 'no mail' | 'note';
  readonly sentence: string;
}

/** Where the deploy goes, for sentences. */
export const placeOf = ({ account, region }: Pick<PreflightFacts, 'account' | 'region'>): string =>
  `account ${account}, region ${region}`;

/**
 * Mail that can't leave stops a deploy of what runs already. A first deploy goes on: it makes the identity that is to be
 * verified, and the pages that AWS asks to see before it grants production access.
 */
export const noMailSeverity = ({ deployed }: PreflightFacts): Finding['severity'] =>
  deployed === true ? 'no mail' : 'note';
