/** What stands before anything breaks: a calendar in force, and people on the lists. */
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import type { Clock } from '../../local/clock.ts';
import { environmentFor } from '../../local/function-environment.ts';
import { startFunction } from '../../local/function-worker.ts';
import type { Endpoints } from '../../local/start-endpoints.ts';
import { openStore } from '../../local/store-access.ts';
import { uploadFiles } from '../../local/upload-files.ts';
import { type CalendarSize, chaosCalendar } from './chaos-calendar.ts';
import { makePeople } from './crowd.ts';
import { loadPeople } from './load-people.ts';

/** Links in these mails lead nowhere (RFC 2606). */
export const SITE = { siteUrl: 'https://month.invalid' };

interface Loading {
  readonly endpoints: Endpoints;
  /** Of `load-calendar`. */
  readonly bundleUrl: string;
  readonly clock: Clock;
  readonly calendar: CalendarSize;
  readonly people: number;
  readonly log: (text: string) => void;
}

/** Deploys the calendar and subscribes the people, without faults. */
export async function loadWorld({ endpoints, bundleUrl, clock, calendar, people: count, log }: Loading) {
  const { dynamoDb, ssm, queues } = endpoints;
  const { table, keys, idKeyParameter } = openStore({ dynamoDb: dynamoDb.url, ssm: ssm.url });
  const environment = environmentFor('load-calendar', SITE, endpoints);
  const loader = startFunction({ name: 'load-calendar', bundleUrl, environment, clock, log });
  const files = await chaosCalendar(calendar, clock.now());
  await loader.invoke(await uploadFiles(files, queues.url));
  await loader.close();
  const people = makePeople(count, await keys.idKey(idKeyParameter));
  await loadPeople(people, table, dynamoDb.url);
  const agency = await agencyStore(table).read();
  const events = await eventStore(table).events(clock.now().getUTCFullYear());
  return { table, people, agency, events };
}
