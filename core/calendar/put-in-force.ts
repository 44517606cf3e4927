/** Brings the table in line with what is wanted, in an order that readers, and a load that is cut short, can rely on. */
import pMap from 'p-map';
import type { AgencyStore } from '../agency/agency.store.ts';
import type { PublicationStore } from '../publications/publication.store.ts';
import type { InForce, Load } from './decide-load.ts';
import type { EventStore } from './event.store.ts';
import type { EventSource } from './event.ts';
import type { InForceStore } from './in-force.store.ts';
import { versionOf } from './in-force.ts';

/** Where agency and calendars stand. */
export interface InForceStores {
  readonly agencies: Pick<AgencyStore, 'read' | 'find' | 'put'>;
  readonly events: EventStore;
  readonly publications: PublicationStore;
  readonly versions: InForceStore;
}

/** Enough to be quick with thousands of events, and few enough never to be throttled. */
const AT_ONCE = { concurrency: 16 };

/** What the table holds of every year that has a calendar, and of `years` beside them; of one source, or of all. */
export async function readInForce(
  { years = [], source }: { readonly years?: readonly number[]; readonly source?: EventSource },
  { agencies, events, publications, versions }: InForceStores,
): Promise<InForce> {
  const heads = await events.heads();
  const all = new Set([...heads.map(({ year }) => year), ...years]);
  const stored = await Promise.all([...all].map((year) => events.events(year, source)));
  const [agency, version, published, shared] = await Promise.all([
    agencies.find(),
    versions.version(),
    publications.all(),
    publications.shared(),
  ]);
  return { agency, heads, events: stored.flat(), publications: published, shared, version };
}

/**
 * Events stand before their calendar's head, so that a reader never finds a calendar without its events. The agency and
 * what goes come after it: a load that is cut short there finds them again, and dates the calendar again. The version comes
 * last of all, for whoever remembers what it names; before it comes what `follow` brings in line with the rest. Gives the version,
 * null where the former stays.
 */
export async function putInForce(
  load: Load,
  stores: InForceStores,
  follow: () => Promise<Followed> = async () => 'nothing',
): Promise<string | null> {
  const { agencies, events, publications } = stores;
  await pMap(load.putEvents, events.putEvent, AT_ONCE);
  for (const head of load.putHeads) await events.putHead(head);
  if (load.agency) await agencies.put(load.agency);
  for (const year of load.deleteYears) await events.deleteHead(year);
  await pMap(load.deleteEvents, events.deleteEvent, AT_ONCE);
  await pMap(load.putPublications, publications.put, AT_ONCE);
  await pMap(load.deletePublications, publications.delete, AT_ONCE);
  const followed = await follow();
  return load.renewsVersion || followed === 'changed' ? renewVersion(stores) : null;
}

/** Whether anything was written that pages remember. */
export type Followed = 'nothing' | 'changed';

/**
 * Names what stands, by a version that never stood before: the last write of whoever has changed any of it. The agency is the one that
 * stands, too: whoever changes something may know a former one.
 */
export async function renewVersion({
  agencies,
  events,
  publications,
  versions,
}: Pick<InForceStores, 'publications' | 'versions'> & {
  readonly agencies: Pick<AgencyStore, 'read'>;
  readonly events: Pick<EventStore, 'heads'>;
}): Promise<string> {
  const [agency, heads, all, shared] = await Promise.all([
    agencies.read(),
    events.heads(),
    publications.all(),
    publications.shared(),
  ]);
  return versions.putVersion(versionOf({ agency, heads, publications: all, shared }));
}
