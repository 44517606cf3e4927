/** What everyone may read: the agency and the calendars in force, remembered for as long as their version stands. */
import { createHash } from 'node:crypto';
import type { AgencyStore } from '../agency/agency.store.ts';
import type { Agency } from '../agency/agency.ts';
import type { Month } from '../month/month.ts';
import type { Newsletter } from '../newsletters/newsletter.ts';
import type { PublicationStore } from '../publications/publication.store.ts';
import {
  contentsOf,
  type PublicationKind,
  publicationKey,
  type StoredPublication,
} from '../publications/publication.ts';
import type { Resources } from '../resources/resources.ts';
import { rememberFor } from '../runtime/remember.ts';
import type { CommunityResource } from '../submissions/community-resource.store.ts';
import type { StoredEvent } from './changes.ts';
import type { EventStore, StoredHead } from './event.store.ts';
import type { InForceStore } from './in-force.store.ts';

/** What a version names: the agency, the calendars and the publications, each by when anything of it last changed, and what people have shared. */
export interface Versioned {
  readonly agency: Agency;
  readonly heads: readonly Pick<StoredHead, 'year' | 'changedAt'>[];
  readonly publications: readonly Pick<StoredPublication, 'kind' | 'name' | 'changedAt'>[];
  /** What people have shared. */
  readonly shared?: readonly Pick<CommunityResource, 'id' | 'content'>[];
}

/**
 * Names what is in force: the same for the same, so that a load that changes nothing is known. As a version it stands with a token
 * (`withToken`): what was taken down and is as it was before is named as before, and must not be taken for what is remembered.
 */
export function versionOf({ agency, heads, publications, shared = [] }: Versioned): string {
  const dates = [
    ...heads.map(({ year, changedAt }) => `${year} ${changedAt}`),
    ...publications.map((one) => `${publicationKey(one)} ${one.changedAt}`),
    ...shared.map(
      ({ id, content }) => `shared ${id} ${JSON.stringify(content, Object.keys(content).toSorted())}`,
    ),
  ].toSorted();
  return createHash('sha256')
    .update(JSON.stringify([agency, dates]))
    .digest('hex')
    .slice(0, 32);
}

/** Ends, in a version, what it names. */
const TOKEN_AFTER = '.';

/** A version as it stands: what it names, and a token that no other has. */
export const withToken = (named: string, token: string): string => `${named}${TOKEN_AFTER}${token}`;

/** Whether a version as it stands, with its token, names just this. */
export const names = (version: string | undefined, named: Versioned): boolean =>
  version?.split(TOKEN_AFTER)[0] === versionOf(named);

/** What is published beside the calendars. */
export interface PublicationReading {
  all(): Promise<readonly StoredPublication[]>;
  /** Every issue, also those whose time has not come. */
  newsletters(): Promise<readonly Newsletter[]>;
  /** What the year's page says beside its events; null where there is no such file. */
  month(year: number): Promise<Month | null>;
  /** null where there is no such file. */
  resources(): Promise<Resources | null>;
  /** What people have shared beside them, the newest first. */
  shared(): Promise<readonly CommunityResource[]>;
}

export interface InForceReading {
  readonly agencies: Pick<AgencyStore, 'read'>;
  readonly events: Pick<EventStore, 'heads' | 'events' | 'event'>;
  readonly publications: PublicationReading;
  /** The version at the last look; undefined before the first load has ended. */
  version(): Promise<string | undefined>;
}

/** Milliseconds between two looks at the version: pages follow a deploy within a second. */
export const LOOKED_MS = 1_000;

interface Stores {
  readonly versions: Pick<InForceStore, 'version'>;
  readonly agencies: Pick<AgencyStore, 'read'>;
  readonly events: Pick<EventStore, 'heads' | 'events'>;
  readonly publications: Pick<PublicationStore, 'all' | 'shared'>;
}

/**
 * Reads through to the stores when the version is another than at the last look, and from memory otherwise. Without a version,
 * before the first load has ended, nothing is remembered. The version is written last, so what is remembered under it is all there.
 */
export function rememberInForce({ versions, agencies, events, publications }: Stores): InForceReading {
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
  const heads = () => remember('heads', events.heads);
  // Looked up among the calendars first: there are ten thousand years that an address can name.
  const eventsOf = async (year: number): Promise<StoredEvent[]> =>
    (await heads()).some((head) => head.year === year)
      ? remember(`events ${year}`, () => events.events(year))
      : [];
  const published = () => remember('publications', publications.all);
  const contents = async <Kind extends PublicationKind>(kind: Kind) => contentsOf(await published(), kind);
  return {
    version,
    publications: {
      all: published,
      newsletters: () => contents('newsletter'),
      month: async (year) => (await contents('month')).find((month) => month.year === year) ?? null,
      resources: async () => (await contents('resources'))[0] ?? null,
      shared: () => remember('shared', publications.shared),
    },
    agencies: { read: () => remember('agency', agencies.read) },
    events: {
      heads,
      events: async (year, source) =>
        (await eventsOf(year)).filter((event) => source === undefined || event.source === source),
      event: async ({ year, source, eventId }) =>
        (await eventsOf(year)).find((event: StoredEvent) => event.source === source && event.id === eventId),
    },
  };
}
