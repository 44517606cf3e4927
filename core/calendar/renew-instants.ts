/**
 * Instants follow the zone data of the runtime, which AWS changes between our deploys: what is in force is read, computed anew
 * and written where it differs, as a load would do it. Asking again costs one read, for it is noted beside the version in
 * force by which zone data all its instants have been looked at; whoever writes another version takes the note away.
 */
import type { Agency } from '../agency/agency.ts';
import { isDue } from '../newsletters/decide-newsletter.ts';
import { isOut } from '../newsletters/newsletter.ts';
import { isAtNoHour, withZoneDataOf } from '../newsletters/send-moment.ts';
import { publicationsAfter } from '../publications/decide-publications.ts';
import type { PublicationStore } from '../publications/publication.store.ts';
import {
  contentsOf,
  type Publication,
  publicationKey,
  type StoredPublication,
} from '../publications/publication.ts';
import {
  reconcileSchedules,
  type ScheduleGroup,
  type SchedulesReconciled,
} from '../schedules/reconcile-schedules.ts';
import { withoutChanges } from './changes.ts';
import { decideLoad, eventsAfter, type InForce, identityOf, type Wanted } from './decide-load.ts';
import type { EventStore } from './event.store.ts';
import { type InForceStores, putInForce, readInForce } from './put-in-force.ts';
import { withZoneData } from './with-zone-data.ts';
import { isNewerZoneData } from './zone-data.ts';

/** What renewing did. */
export type Renewal =
  /** All instants have been looked at by these zone data, or by newer ones. */
  | { readonly did: 'nothing' }
  /** Something was loaded meanwhile: what is not done is for the next time. */
  | { readonly did: 'gave-way' }
  | (SchedulesReconciled & {
      readonly did: 'look';
      readonly eventsChanged: number;
      /** The slugs of issues ahead whose hour the clocks have come to skip or to repeat: they keep their moment. */
      readonly issuesAtNoHour: readonly string[];
    });

/** The zone data of the runtime, and the time. */
export interface RenewingNow {
  readonly zoneData: string;
  readonly now: Date;
}

/** Renews what is in force. Cut short, it is finished by running it again. */
export async function renewInstants(
  dependencies: InForceStores & ScheduleGroup,
  { zoneData, now }: RenewingNow,
): Promise<Renewal> {
  const noted = await dependencies.versions.find();
  if (!noted || !isNewerZoneData(zoneData, noted.zoneData)) return { did: 'nothing' };
  const present = await dependencies.schedules.names();
  const inForce = await readInForce({}, dependencies);
  const { agency } = inForce;
  if (!agency || inForce.version !== noted.version) return { did: 'gave-way' };
  const wanted = renewed({ ...inForce, agency }, { zoneData, now });
  // What is over is a load's to forget: it may have come back meanwhile.
  const load = { ...decideLoad(wanted, inForce, now), deleteEvents: [] };
  let version: string | null;
  try {
    version = await putInForce(load, { ...dependencies, ...whereUnchanged(dependencies, inForce) });
  } catch (error) {
    if (error instanceof LoadedMeanwhileError) return { did: 'gave-way' };
    throw error;
  }
  const events = eventsAfter(load, inForce);
  const publications = publicationsAfter(load, inForce.publications);
  const reconciled = await reconcileSchedules({ events, agency, publications, present, now }, dependencies);
  await dependencies.versions.noteZoneData({ version: version ?? noted.version, zoneData });
  const issuesAtNoHour = contentsOf(publications, 'newsletter')
    .filter((issue) => !isOut(issue, now) && isAtNoHour(issue))
    .map(({ slug }) => slug);
  return { did: 'look', eventsChanged: load.putEvents.length, issuesAtNoHour, ...reconciled };
}

/** What is in force, its instants by `zoneData`; those by newer ones, of a load that ran on a newer runtime, stay. */
function renewed(
  { agency, heads, events, publications }: InForce & { readonly agency: Agency },
  { zoneData, now }: RenewingNow,
): Wanted {
  const today = events
    .filter(({ withdrawn }) => !withdrawn)
    .map(withoutChanges)
    .map((event) => (isNewerZoneData(zoneData, event.zoneData) ? withZoneData(event, zoneData) : event));
  return {
    agency,
    publications: publications.map((one) => publishedToday(one, { zoneData, now })),
    calendars: heads.map(({ changedAt: _, ...head }) => ({
      ...head,
      events: today.filter(({ year }) => year === head.year),
    })),
  };
}

/** An issue whose moment has come keeps it: nobody looks here whether it went out. */
const publishedToday = (publication: StoredPublication, { zoneData, now }: RenewingNow): Publication =>
  publication.kind === 'newsletter' && !isDue(publication, now)
    ? { ...publication, content: withZoneDataOf(publication.content, zoneData) }
    : publication;

/** A load wrote what was about to be renewed: it is newer, and stays. Expected, and told as a Renewal. */
class LoadedMeanwhileError extends Error {
  constructor(what: string) {
    super(`${what} was changed by a load while its instants were renewed: renew again.`);
    this.name = 'LoadedMeanwhileError';
  }
}

/** The stores, writing over nothing but what was read: a load may come at any moment, and what it brings must stand. */
function whereUnchanged(
  { events, publications }: InForceStores,
  inForce: InForce,
): { events: EventStore; publications: PublicationStore } {
  const dates = new Map([
    ...inForce.events.map((event) => [identityOf(event), event.changedAt] as const),
    ...inForce.heads.map((head) => [String(head.year), head.changedAt] as const),
    ...inForce.publications.map((one) => [publicationKey(one), one.changedAt] as const),
  ]);
  const write = async (name: string, change: (seen: string) => Promise<boolean>) => {
    if (!(await change(dates.get(name) ?? ''))) throw new LoadedMeanwhileError(name);
  };
  return {
    events: {
      ...events,
      putEvent: (event) => write(identityOf(event), (seen) => events.replaceEvent(event, seen)),
      putHead: (head) => write(String(head.year), (seen) => events.replaceHead(head, seen)),
    },
    publications: {
      ...publications,
      put: (one) => write(publicationKey(one), (seen) => publications.replace(one, seen)),
    },
  };
}
