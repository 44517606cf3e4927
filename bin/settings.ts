/** What an operator says with `cdk … -c name=value`, read and checked before anything is made. */
import { isAddress } from '../core/subscribers/address.ts';

/** The stages there are. Each is a stack of its own; only production mails everyone. */
const STAGES = ['dev', 'staging', 'production'] as const;
type Stage = (typeof STAGES)[number];

const EVERYONE = 'everyone';

const NAMES = ['stage', 'deliverTo', 'siteUrl'] as const;
type SettingName = (typeof NAMES)[number];

export interface Settings {
  readonly stage: Stage;
  /** `everyone`, or the only addresses that mail may go to, comma-separated; empty: nobody. */
  readonly deliverTo: string;
  /** https address of the pages, without a final slash; null for the HTTP API's own. */
  readonly siteUrl: string | null;
  readonly production: boolean;
}

/** A setting is unknown or makes no sense; the message is one sentence that says what to write instead. */
export class SettingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingError';
  }
}

/** Reads the settings from the app's context, in which the CDK's own names have a `:`, `-` or `/`. */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  refuseUnknown(Object.keys(context));
  const given = (name: SettingName) => String(context[name] ?? '').trim();
  const stage = readStage(given('stage') || 'dev');
  const production = stage === 'production';
  return {
    stage,
    production,
    deliverTo: production ? mailEveryone(given('deliverTo')) : readAllowList(given('deliverTo'), stage),
    siteUrl: readSiteUrl(given('siteUrl')),
  };
}

function refuseUnknown(names: readonly string[]): void {
  const unknown = names.find((name) => /^\w+$/.test(name) && !NAMES.some((known) => known === name));
  if (unknown !== undefined) {
    throw new SettingError(`There is no setting "${unknown}": there are ${NAMES.join(', ')}.`);
  }
}

function readStage(name: string): Stage {
  const stage = STAGES.find((known) => known === name);
  if (!stage) {
    throw new SettingError(`There is no stage "${name}": choose one with -c stage=${STAGES.join('|')}.`);
  }
  return stage;
}

function mailEveryone(given: string): string {
  if (given === '' || given === EVERYONE) return EVERYONE;
  throw new SettingError(
    'Production delivers to everyone: leave deliverTo out, or choose another stage for an allow-list.',
  );
}

function readAllowList(given: string, stage: Stage): string {
  const addresses = given.split(',').flatMap((address) => address.trim() || []);
  const wrong = addresses.find((address) => !isAddress(address));
  if (wrong !== undefined) {
    throw new SettingError(
      `deliverTo holds "${wrong}", which is no address: name the addresses that stage ${stage} may mail, separated by commas.`,
    );
  }
  return addresses.join(',');
}

function readSiteUrl(given: string): string | null {
  if (given === '') return null;
  const url = URL.parse(given);
  if (url?.protocol === 'https:' && url.href === `${url.origin}/`) return url.origin;
  throw new SettingError(
    `siteUrl is "${given}": write an https address without a path, such as https://events.example.org.`,
  );
}
