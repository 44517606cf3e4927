/** Reads, and only reads, all that `setup` decides upon: files, AWS, the DNS. What can't be read is a fact, too. */
import type { Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkHotlines } from '../../core/agency/check-hotlines.ts';
import { printProblem, RefusedFileError } from '../../core/calendar/problem.ts';
import type { EventsData } from '../../core/calendar/read-events-data.ts';
import { readEventsDataInWorker } from '../../core/calendar/read-in-worker.ts';
import { AGENCY_FILE } from '../../core/contract/calendar-files.ts';
import { keyPathOf, type StackKey, stackNameOf } from '../../core/contract/deployed-stack.ts';
import { domainOf } from '../../core/subscribers/address.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { readEventsDataFolder } from '../../local/events-data.ts';
import { OperatorError } from '../../local/operator-error.ts';
import { type AccessOptions, type AwsAccess, findAccess, findRegion } from '../aws-access.client.ts';
import { explained } from '../aws-refusal.ts';
import { describeStack, openDeployedStore } from '../deployed-stack.client.ts';
import { storeNamesOf } from '../deployed-stack.ts';
import { eventsFolderOf, planDeploy } from '../plan-deploy.ts';
import { readPreflightFacts } from '../preflight.client.ts';
import type { DeployPlan, PreflightFacts } from '../preflight-facts.ts';
import { readAlarmMailboxes } from './alarm-mailboxes.client.ts';
import { readDns } from './read-dns.ts';
import { expecting, needOf, type ReachOf, standingOn } from './season-need.ts';
import type { Found, SetupFacts } from './setup-facts.ts';

/** STS answers in each region; this one stands in to ask who we are while none is set. */
const ANY_REGION = 'us-east-1';

export interface Asked {
  readonly key: StackKey;
  /** Those of the command line over those of cdk.json. */
  readonly settings: Readonly<Record<string, string>>;
  readonly context: Readonly<Record<string, unknown>>;
  readonly access: AccessOptions;
  /** How many people are expected; null: as many as the table counts. */
  readonly expected: number | null;
  readonly resolver: Resolver;
  readonly now: Date;
}

export async function readSetup(asked: Asked): Promise<SetupFacts> {
  const { key, now, context } = asked;
  const eventsData = eventsFolderOf(context);
  const [files, hotlines, region] = await Promise.all([
    readFiles(eventsData),
    readHotlines(eventsData, now),
    attempt(() => findRegion(asked.access)),
  ]);
  const access = await attempt(() =>
    findAccess({ ...asked.access, region: 'found' in region ? region.found : ANY_REGION }),
  );
  const preflight = await readPreflight(asked, { files, region, access });
  const data = 'data' in files ? files.data : null;
  const dns = data && (await askDns(asked.resolver, { data, region, preflight }));
  const alarmMailboxes = await askAlarms(asked, { preflight, access });
  const counted = data && (await countPeople(asked, { data, preflight, access }));
  return {
    ...{ key, eventsData, files, hotlines, region, now, dns, preflight, alarmMailboxes },
    account: 'found' in access ? { found: access.found.account } : access,
    need: data && counted && needOf(data, counted.reachOf, now),
    people: counted?.people ?? null,
  };
}

/** What an operator can mend is the reason why it is missing. */
async function attempt<T>(read: () => Promise<T>): Promise<Found<T>> {
  try {
    return { found: await read() };
  } catch (error) {
    if (error instanceof OperatorError) return { missing: error.message };
    throw error;
  }
}

async function readFiles(folder: string): Promise<SetupFacts['files']> {
  try {
    return { data: await readEventsDataInWorker(await readEventsDataFolder(folder)) };
  } catch (error) {
    if (error instanceof RefusedFileError) return { problems: error.problems.map(printProblem) };
    if (error instanceof OperatorError) return { problems: [error.message] };
    throw error;
  }
}

async function readHotlines(folder: string, now: Date): Promise<SetupFacts['hotlines']> {
  const text = await readFile(join(folder, AGENCY_FILE), 'utf8').catch(() => null);
  return text === null ? [] : checkHotlines({ file: AGENCY_FILE, text }, now);
}

interface Read {
  readonly files: SetupFacts['files'];
  readonly region: Found<string>;
  readonly access: Found<AwsAccess>;
}

async function readPreflight(asked: Asked, { files, region, access }: Read): Promise<Found<PreflightFacts>> {
  if ('missing' in region) return { missing: 'Set the region first, then run this again.' };
  if ('missing' in access) return { missing: 'Get credentials first, then run this again.' };
  if (!('data' in files)) return { missing: 'Mend the files first, then run this again.' };
  return attempt(async () => readPreflightFacts(await planSetup(asked), access.found));
}

/**
 * What a deploy of this stage would make. The app refuses production while a help line has not been called, and `setup` says so by itself;
 * so the app is asked what a stage that mails nobody needs of the account, which is the same.
 */
async function planSetup({ key, settings }: Asked): Promise<DeployPlan> {
  const { accept: _, ...others } = settings;
  const plan = await planDeploy({ ...others, stage: 'staging', deliverTo: 'nobody' });
  return {
    ...plan,
    stackName: stackNameOf(key),
    idKeyParameter: `${keyPathOf(key)}/id-key`,
    mailsEveryone: key.stage === 'production',
  };
}

function askDns(
  resolver: Resolver,
  {
    data,
    region,
    preflight,
  }: {
    data: EventsData;
    region: Found<string>;
    preflight: SetupFacts['preflight'];
  },
) {
  const identity = 'found' in preflight ? preflight.found.identity : null;
  const known = identity === 'may not be read' ? null : identity;
  return readDns(resolver, {
    domain: domainOf(data.agency.senders.mailings.address),
    region: 'found' in region ? region.found : 'REGION',
    dkimRecords: known?.dkimRecords ?? [],
    mailFromDomain: known?.mailFromDomain ?? null,
  });
}

async function askAlarms(
  { key }: Asked,
  { preflight, access }: { preflight: SetupFacts['preflight']; access: Found<AwsAccess> },
): Promise<SetupFacts['alarmMailboxes']> {
  if (!('found' in access) || !('found' in preflight) || preflight.found.deployed !== true) return null;
  return attempt(() => explained(() => readAlarmMailboxes(stackNameOf(key), access.found)));
}

interface People {
  readonly people: number;
  readonly reachOf: ReachOf;
}

/** As many as were said; else as many as stand on the lists of the deployed stack. */
async function countPeople(
  { key, expected }: Asked,
  {
    data,
    preflight,
    access,
  }: { data: EventsData; preflight: SetupFacts['preflight']; access: Found<AwsAccess> },
): Promise<People | null> {
  if (expected !== null) return { people: expected, reachOf: expecting(expected) };
  if (!('found' in access) || !('found' in preflight) || preflight.found.deployed !== true) return null;
  const counts = await attempt(() =>
    explained(async () => {
      const stack = await describeStack(stackNameOf(key), access.found);
      const store = subscriptionStore(openDeployedStore(storeNamesOf(stack), stack.name, access.found).table);
      return Promise.all(data.agency.lists.map(async ({ id }) => [id, await store.count(id)] as const));
    }),
  );
  if (!('found' in counts)) return null;
  return {
    people: counts.found.reduce((sum, [, count]) => sum + count, 0),
    reachOf: standingOn(new Map(counts.found)),
  };
}
