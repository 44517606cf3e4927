/** A calendar in force on this machine, at a time that stands nearly still, and the folder in which the next one is written. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { eventId } from '../../core/calendar/event.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { putInForce } from '../../core/calendar/put-in-force.ts';
import type { NamedText } from '../../core/calendar/read-events-data.ts';
import { readEventsDataInWorker } from '../../core/calendar/read-in-worker.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { planLoad } from '../../core/plan/plan-load.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import { startSsm } from '../../local/endpoints/ssm.ts';
import { keptClock } from '../../local/kept-clock.ts';
import { TABLE_NAME } from '../../local/resource-names.ts';
import { rememberService } from '../../local/running-service.ts';
import { openStore } from '../../local/store-access.ts';
import { AGENCY, calendarText, type EventText } from '../stories/month.ts';
import { runCommand } from './run-command.ts';

/** The files of a folder: an agency file, and a calendar of 2026. */
export const filesOf = (events: readonly EventText[], agency = AGENCY): NamedText[] => [
  { name: 'agency.yaml', text: agency },
  { name: '2026.ics', text: calendarText(events) },
];

/** A store as a running service on this machine would have it, at `at`, until the test has ended. */
export async function openPlanWorld(at: string) {
  const folder = await mkdtemp(join(tmpdir(), 'plan-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const dynamoDb = await startDynamoDb({ folder: null, tableName: TABLE_NAME });
  onTestFinished(() => dynamoDb.close());
  const service = join(folder, '.local', 'service');
  const clock = keptClock(service, new Date(at));
  const ssm = await startSsm({ file: null });
  onTestFinished(() => ssm.close());
  rememberService(service, {
    ...{ siteUrl: dynamoDb.url, dynamoDb: dynamoDb.url, sqs: dynamoDb.url },
    ...{ ses: dynamoDb.url, ssm: ssm.url },
  });
  const { table } = openStore({ dynamoDb: dynamoDb.url, ssm: dynamoDb.url });
  const stores = {
    ...{ agencies: agencyStore(table), events: eventStore(table), versions: inForceStore(table) },
    publications: publicationStore(table),
    ...{ mailings: mailingStore(table), subscriptions: subscriptionStore(table) },
  };
  /** Writes files into the folder `events-data`, or another, and plans them. */
  const planOn = async (
    environment: Readonly<Record<string, string>>,
    files: readonly NamedText[],
    ...args: string[]
  ) => {
    const named = args.indexOf('--events-data');
    const into = join(folder, named < 0 ? 'events-data' : (args[named + 1] ?? ''));
    for (const { name, text } of files) {
      await mkdir(dirname(join(into, name)), { recursive: true });
      await writeFile(join(into, name), text);
    }
    return runCommand(['plan', ...args], environment, { folder });
  };
  return {
    url: dynamoDb.url,
    /** Brings files in force as a deploy does that has been accepted. */
    load: async (files: readonly NamedText[]) => {
      const { load } = await planLoad(await readEventsDataInWorker(files), stores, clock.now());
      await putInForce(load, stores);
    },
    /** So many people ask to be reminded of an event. */
    promise: async (uid: string, people: number) => {
      const audience = eventAudience({ year: 2026, source: 'calendar', eventId: eventId(uid, null) });
      for (let person = 0; person < people; person += 1) {
        const id = person.toString(16).padStart(32, '0');
        const subscriber = { id, address: `p${person}@example.org`, language: 'en', style: 'open' } as const;
        await stores.subscriptions.subscribe(subscriber, audience);
        // They ask by the clock of the service, which is not ours.
        await table.update(
          { pk: `AUDIENCE#${audience}`, sk: id },
          {
            UpdateExpression: 'SET since = :now',
            ExpressionAttributeValues: { ':now': clock.now().toISOString() },
          },
        );
      }
    },
    noteZoneData: async (zoneData: string) => {
      const version = (await stores.versions.version()) ?? '';
      await stores.versions.noteZoneData({ version, zoneData });
    },
    planOn,
    /** Any other command on it. */
    call: (...args: string[]) => runCommand(args, {}, { folder }),
    /** On this machine. */
    plan: (files: readonly NamedText[], ...args: string[]) => planOn({}, files, ...args),
  };
}
