/** What an operator says with `cdk … -c name=value`, read and checked before anything is made. */
import { resolve } from 'node:path';
import { RUNBOOK } from '../core/contract/alarms.ts';
import {
  AGENCY_NAME_RULE,
  eventsDataOf,
  isAgencyName,
  SETTINGS,
  type SettingName,
  STAGES,
  type Stage,
} from '../core/contract/deployed-stack.ts';
import { isAddress, parseAddress } from '../core/subscribers/address.ts';

const EVERYONE = 'everyone';
const NOBODY = 'nobody';

/** The one name of the CDK's own that looks like a setting of ours. */
const CDK_NAMES = ['cli-telemetry'];

export interface Settings {
  readonly stage: Stage;
  /** Short name of one of several agencies that share an account; null where there is one. */
  readonly agency: string | null;
  readonly production: boolean;
  /** `everyone`, or the only addresses that mail may go to; empty: nobody. */
  readonly deliverTo: 'everyone' | readonly string[];
  /** https address of the pages, without a final slash; null for the HTTP API's own. */
  readonly siteUrl: string | null;
  /** Whether the stack makes the SES identity of the senders' domain. */
  readonly makesIdentity: boolean;
  /** Absolute path of the folder with the agency file and the calendars. */
  readonly eventsData: string;
  /** The hash of the plan that the operator has accepted. */
  readonly accepted: string | null;
  /** The mailboxes that CloudWatch's alarms are told to; none: nobody is told. */
  readonly alarmsTo: readonly string[];
  /** Where the runbook can be read: an https address, or its path in the repository. */
  readonly runbook: string;
}

/** A setting is unknown or makes no sense; the message is one sentence that says what to write instead. */
export class SettingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingError';
  }
}

/** Reads the settings from the app's context, in which the CDK's own names have a `:` or a `/`. */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  refuseUnknown(Object.keys(context));
  const given = (name: SettingName) => String(context[name] ?? '').trim();
  const stage = readStage(given('stage') || 'dev');
  const agency = readAgency(given('agency'));
  const production = stage === 'production';
  return {
    stage,
    agency,
    production,
    deliverTo: production
      ? mailEveryone(given('deliverTo'))
      : readAllowList(given('deliverTo'), { stage, named: given('stage') !== '' }),
    siteUrl: readSiteUrl(given('siteUrl')),
    makesIdentity: readIdentity(given('identity')),
    accepted: readAccepted(given('accept')),
    alarmsTo: readAlarmsTo(given('alarmsTo')),
    runbook: readRunbook(given('runbookUrl')),
    eventsData: resolve(import.meta.dirname, '..', given('eventsData') || eventsDataOf(agency)),
  };
}

function refuseUnknown(names: readonly string[]): void {
  const known = [...SETTINGS, ...CDK_NAMES];
  const unknown = names.find((name) => /^[\w-]+$/.test(name) && !known.includes(name));
  if (unknown !== undefined) {
    throw new SettingError(`There is no setting "${unknown}": there are ${SETTINGS.join(', ')}.`);
  }
}

function readStage(name: string): Stage {
  const stage = STAGES.find((known) => known === name);
  if (!stage) {
    throw new SettingError(`There is no stage "${name}": choose one with -c stage=${STAGES.join('|')}.`);
  }
  return stage;
}

function readAgency(name: string): string | null {
  if (name === '') return null;
  if (isAgencyName(name)) return name;
  throw new SettingError(`agency is "${name}": write its short name in ${AGENCY_NAME_RULE}.`);
}

function mailEveryone(given: string): 'everyone' {
  if (given === '' || given === EVERYONE) return EVERYONE;
  throw new SettingError(
    'Production delivers to everyone: leave deliverTo out, or choose another stage for an allow-list.',
  );
}

/** Without any setting, as for a first `cdk synth`, it is nobody; whoever names a stage says whom it may mail. */
function readAllowList(given: string, { stage, named }: { stage: Stage; named: boolean }): readonly string[] {
  const addresses = listed(given);
  if (given === NOBODY || (addresses.length === 0 && !named)) return [];
  if (addresses.length === 0) {
    throw new SettingError(
      `Stage ${stage} has no allow-list: name the addresses that it may mail with -c deliverTo=you@example.gov,… or say -c deliverTo=${NOBODY}.`,
    );
  }
  return addresses.map((address) => readAllowed(address, stage));
}

const listed = (given: string): string[] => given.split(',').flatMap((address) => address.trim() || []);

/** As it is mailed, and nothing that a policy would read as a pattern. */
function readAllowed(given: string, stage: Stage): string {
  if (isAddress(given) && !/[*?${}]/.test(given)) return parseAddress(given).address;
  throw new SettingError(
    `deliverTo holds "${given}", which is no address: name the addresses that stage ${stage} may mail, separated by commas, or say ${NOBODY}.`,
  );
}

function readAlarmsTo(given: string): readonly string[] {
  return listed(given).map((address) => {
    if (isAddress(address)) return parseAddress(address).address;
    throw new SettingError(
      `alarmsTo holds "${address}", which is no address: name the mailboxes that alarms are told to, separated by commas.`,
    );
  });
}

function readRunbook(given: string): string {
  if (given === '') return RUNBOOK;
  const url = URL.parse(given);
  if (url?.protocol === 'https:' && url.hash === '') return url.href;
  throw new SettingError(
    `runbookUrl is "${given}": write the https address at which ${RUNBOOK} can be read, without a #.`,
  );
}

function readSiteUrl(given: string): string | null {
  if (given === '') return null;
  const url = URL.parse(given);
  if (url?.protocol === 'https:' && url.href === `${url.origin}/`) return url.origin;
  throw new SettingError(
    `siteUrl is "${given}": write an https address without a path, such as https://events.example.org.`,
  );
}

function readAccepted(given: string): string | null {
  if (given === '') return null;
  if (/^[0-9a-f]{10}$/.test(given)) return given;
  throw new SettingError(`accept is "${given}", which is no plan's hash: npm run plan prints it last.`);
}

function readIdentity(given: string): boolean {
  if (given === '' || given === 'own') return true;
  if (given === 'existing') return false;
  throw new SettingError(
    `identity is "${given}": write own, and the stack makes the SES identity of the senders' domain, or existing, if the account has it already.`,
  );
}
