/** What everyone may read: the agency and the calendars in force, remembered for as long as their version stands. */
import { createHash } from 'node:crypto';
import type { AgencyStore } from '../agency/agency.store.ts';
import type { Agency } from '../agency/agency.ts';
import { rememberFor } from '../runtime/remember.ts';
import type { StoredEvent } from './changes.ts';
import type { EventStore, StoredHead } from './event.store.ts';
import type { InForceStore } from './in-force.store.ts';

/** Names what is in force: the agency, and of each calendar its year and when anything of it last changed. */
export function versionOf(agency: Agency, heads: readonly Pick<StoredHead, 'year' | 'changedAt'>[]): string {
  const dates = heads.map(({ year, changedAt }) => `${year} ${changedAt}`).toSorted();
  return createHash('sha256')
    .update(JSON.stringify([agency, dates]))
    .digest('hex')
    .slice(0, 32);
}

export interface InForceReading {
  readonly agencies: Pick<AgencyStore, 'read'>;
  readonly events: Pick<EventStore, 'heads' | 'events' | 'event'>;
  /** The version at the last look; undefined before the first load has ended. */
  version(): Promise<string | undefined>;
}

/** Milliseconds between two looks at the version: pages follow a deploy within a second. */
export const LOOKED_MS = 1_000;

interface Stores {
  readonly versions: Pick<InForceStore, 'version'>;
  readonly agencies: Pick<AgencyStore, 'read'>;
  readonly events: Pick<EventStore, 'heads' | 'events'>;
}

/**
 * Reads through to the stores when the version is another than at the last look, and from memory otherwise. Without a version,
 * before the first load has ended, nothing is remembered. The version is written last, so what is remembered under it is all there.
 */
export function rememberInForce({ versions, agencies, events }: Stores): InForceReading {
  const version = rememberFor(LOOKED_MS, versions.version);
  let memory = { version: '', read: new Map<string, Promise<unknown>>() };
  const remember = async <T>(name: string, read: () => Promise<T>): Promise<T> => {
    const current = await version();
    if (current === undefined) return read();
    if (memory.version !== current) memory = { version: current, read: new Map() };
    const { read: known } = memory;
    const answer = known.get(name) ?? read();
    known.set(name, answer);
    answer.catch(() => known.delete(name));
    return answer as Promise<T>;
  };
  const eventsOf = (year: number) => remember(`events ${year}`, () => events.events(year));
  return {
    version,
    agencies: { read: () => remember('agency', agencies.read) },
    events: {
      heads: () => remember('heads', events.heads),
      events: async (year, source) =>
        (await eventsOf(year)).filter((event) => source === undefined || event.source === source),
      event: async ({ year, source, eventId }) =>
        (await eventsOf(year)).find((event: StoredEvent) => event.source === source && event.id === eventId),
    },
  };
}
