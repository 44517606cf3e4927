/** What every chapter of the deploy story tells with: who is in it, and the commands that its operator types. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { stackNameOf } from '../../core/contract/deployed-stack.ts';
import type { Item } from './account.ts';
import type { Done } from './commands.ts';
import type { StandIn } from './stand-in.ts';

export interface Story {
  readonly here: StandIn;
  /** When the webinar of today starts, as it was first announced. */
  soon: Date;
}

export const STAGE = 'staging';
export const STACK = stackNameOf({ stage: STAGE, agency: null });

/** Leaves by one click of her mail program. */
export const ANA = 'ana@example.org';
/** Her mailbox is gone. */
export const LUZ = 'luz@example.org';
/** Signs up on the site, and leaves by the page that her mail leads to. */
export const MAYA = 'maya@example.org';
/** Stays, and is told of a change. */
export const NOA = 'noa@example.org';
/** Is on the list, and not on the list of those whom this stage may mail. */
export const SAM = 'sam@example.org';

export const HOUR = 3_600_000;
export const KEYS = { 'id-key': 'SecureString', 'link-keys': 'SecureString' };

export const settings = ({ here }: Story): string[] => [
  ...['-c', `stage=${STAGE}`],
  ...['-c', `eventsData=${here.calendars.folder}`, '-c', `deliverTo=${[ANA, LUZ, MAYA, NOA].join()}`],
];
const WITHOUT_ASKING = ['--require-approval', 'never'];
/** One folder for all: source maps name our files from there, and so the functions' hashes hang on it. */
export const output = ({ here }: Story): string[] => ['--output', join(here.folders.run, 'cdk.out')];

/** `npx cdk deploy …`. */
export const cdkDeploy = (story: Story): Promise<Done> =>
  story.here.commands.cdk('deploy', ...WITHOUT_ASKING, ...settings(story), ...output(story));

/** `npm run deploy -- …`: looks first, then does the same; after a second `--` stands what is the CDK's alone. */
export const operatorDeploy = (story: Story, ...more: readonly string[]): Promise<Done> =>
  story.here.commands.npm(
    'deploy',
    '--',
    ...WITHOUT_ASKING,
    ...settings(story),
    ...more,
    '--',
    ...output(story),
  );

export function succeeded(done: Done): Done {
  expect(done, done.said).toMatchObject({ code: 0 });
  return done;
}

export const addressesOnTheList = async ({ here }: Story): Promise<string[]> =>
  [...(await here.service.idsByAddress()).keys()].sort();

/** Where the site is. */
export const siteOf = async ({ here }: Story): Promise<string> =>
  (await here.account.outputs())?.['SiteUrl'] ?? '';

export const inSeconds = (instant: Date): string => instant.toISOString().replace(/\.\d+/, '');

export const same = (one: Item, other: Item): boolean => JSON.stringify(one) === JSON.stringify(other);
