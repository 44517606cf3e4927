/** Loads what a deploy brought: the files are read and checked whole before the first write. */
import pMap from 'p-map';
import type { AgencyStore } from '../../core/agency/agency.store.ts';
import type { Agency } from '../../core/agency/agency.ts';
import { decideLoad, type InForce, type Load } from '../../core/calendar/decide-load.ts';
import type { NamedText } from '../../core/calendar/deployed-files.client.ts';
import type { EventStore } from '../../core/calendar/event.store.ts';
import type { Event } from '../../core/calendar/event.ts';
import type { InForceStore } from '../../core/calendar/in-force.store.ts';
import { readEventsData } from '../../core/calendar/read-events-data.ts';
import type { LetterMessage } from '../../core/contract/messages.ts';
import { refusalOf } from '../../core/registrations/offer.ts';
import {
  checkInSchedules,
  reconcile,
  type ScheduleTarget,
  schedulesOf,
} from '../../core/schedules/schedule.ts';
import type { Schedules } from '../../core/schedules/scheduler.client.ts';

export interface LoadDependencies {
  readonly agencies: AgencyStore;
  readonly events: EventStore;
  readonly versions: InForceStore;
  readonly schedules: Schedules;
  readonly target: ScheduleTarget;
  /** Asks `send-letter` to give free places to those who wait. */
  readonly queueFilling: (messages: readonly LetterMessage[]) => Promise<void>;
}

/** Enough to be quick with thousands of events, and few enough never to be throttled. */
const AT_ONCE = { concurrency: 16 };

/** What a load did, in counts; returned to the deploy as outputs. */
export interface LoadReport {
  readonly calendars: number;
  readonly events: number;
  readonly eventsWritten: number;
  readonly eventsDeleted: number;
  readonly schedulesCreated: number;
  readonly schedulesDeleted: number;
  readonly schedulesUnchanged: number;
  readonly warnings: number;
}

/**
 * Brings table and schedules in line with `files`. A refused file is a RefusedFileError before anything is
 * written; a load that was cut short is finished by running it again.
 */
export async function loadCalendar(
  files: readonly NamedText[],
  dependencies: LoadDependencies,
): Promise<LoadReport> {
  const wanted = readEventsData(files);
  const load = decideLoad(wanted, await readInForce(wanted, dependencies), new Date());
  await store(load, dependencies);
  const events = await readEvents(
    wanted.calendars.map(({ year }) => year),
    dependencies,
  );
  const reconciled = await reconcileSchedules(events, wanted.agency, dependencies);
  await dependencies.queueFilling(fillingsOf(events, new Date()));
  return {
    calendars: wanted.calendars.length,
    events: events.length,
    eventsWritten: load.putEvents.length,
    eventsDeleted: load.deleteEvents.length,
    ...reconciled,
    warnings: wanted.warnings.length,
  };
}

/** Deletes our schedules, for a stack that goes; the table is kept. */
export async function unloadCalendar({ schedules }: LoadDependencies): Promise<{ schedulesDeleted: number }> {
  const names = await schedules.names();
  await pMap(names, schedules.remove, AT_ONCE);
  return { schedulesDeleted: names.length };
}

async function readInForce(
  { calendars }: { readonly calendars: readonly { readonly year: number }[] },
  { agencies, events, versions }: LoadDependencies,
): Promise<InForce> {
  const heads = await events.heads();
  const years = new Set([...heads, ...calendars].map(({ year }) => year));
  const stored = await Promise.all([...years].map((year) => events.events(year, 'calendar')));
  const [agency, version] = await Promise.all([agencies.find(), versions.version()]);
  return { agency, heads, events: stored.flat(), version };
}

/**
 * Events stand before their calendar's head, so that a reader never finds a calendar without its events. The agency and
 * what goes come after it: a load that is cut short there finds them again, and dates the calendar again. The version comes
 * last of all, for whoever remembers what it names.
 */
async function store(load: Load, { agencies, events, versions }: LoadDependencies): Promise<void> {
  await pMap(load.putEvents, events.putEvent, AT_ONCE);
  for (const head of load.putHeads) await events.putHead(head);
  if (load.agency) await agencies.put(load.agency);
  for (const year of load.deleteYears) await events.deleteHead(year);
  await pMap(load.deleteEvents, events.deleteEvent, AT_ONCE);
  if (load.version !== null) await versions.putVersion(load.version);
}

/** The events of every source, because a schedule of any other source is not stale either. */
async function readEvents(years: readonly number[], { events }: LoadDependencies) {
  return (await Promise.all(years.map((year) => events.events(year)))).flat();
}

async function reconcileSchedules(
  events: Awaited<ReturnType<typeof readEvents>>,
  agency: Agency,
  { schedules, target }: LoadDependencies,
) {
  const now = new Date();
  const wanted = [...schedulesOf(events, target), ...checkInSchedules(agency, { target, now })];
  const { create, remove, unchanged } = reconcile(wanted, await schedules.names(), now);
  const created = await pMap(create, schedules.create, AT_ONCE);
  await pMap(remove, schedules.remove, AT_ONCE);
  return {
    schedulesCreated: created.filter(Boolean).length,
    schedulesDeleted: remove.length,
    schedulesUnchanged: unchanged,
  };
}

/**
 * A calendar may give an event more places than it had. Asked at every load, changed or not: so a load that was cut short is
 * finished by the next, and where nobody waits nothing is written.
 */
const fillingsOf = (events: readonly Event[], now: Date): LetterMessage[] =>
  events
    .filter((event) => refusalOf(event, 'place', now) === null)
    .map(({ year, source, id }) => ({ purpose: 'fill-places', event: { year, source, eventId: id } }));
