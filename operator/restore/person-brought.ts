/** What of a person is brought over, decided from how both tables know them. */

import type { AskedEvent } from '../../core/subscribers/asked-event.store.ts';
import type { Audience } from '../../core/subscribers/audience.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import type { PersonRecord, Profile } from '../../core/subscribers/subscriber.store.ts';
import type { StoredSubscription } from '../../core/subscribers/subscription.store.ts';

export type Stored = ReadonlyMap<Audience, StoredSubscription>;

/** How one table knows a person. */
export interface KnownPerson {
  readonly record: PersonRecord;
  readonly standings: Stored;
}

const left = (stored: StoredSubscription | undefined): string =>
  stored?.state === 'left' ? stored.leftAt : '';

/**
 * Whether nothing is kept here of somebody because they were erased, or moved to another address: both leave every list, later than
 * anything that the other table knows. A table that begins empty knows of no leaving but those that were brought over.
 */
export const wasErasedHere = (here: KnownPerson, there: KnownPerson): boolean =>
  here.record.profile === undefined &&
  [...here.standings].some(([audience, stored]) => left(stored) > left(there.standings.get(audience)));

/** The choices that hold: those made last. Who was only imported has made none. */
export function profileThatHolds(here: PersonRecord, there: PersonRecord): Profile | undefined {
  if (!here.profile || !there.profile) return here.profile ?? there.profile;
  const [mine, theirs] = [chosenAt(here), chosenAt(there)];
  return theirs > mine ? there.profile : here.profile;
}

const chosenAt = ({ profile, consents }: PersonRecord): string =>
  consents.some(({ wording }) => wording !== null) ? (profile?.answeredAt ?? '') : '';

/** When the person last agreed to an audience themselves, by either record; null where an import alone did. */
export function ownWordAt(audience: Audience, records: readonly PersonRecord[]): string | null {
  const words = records
    .flatMap(({ consents }) => consents)
    .filter(({ wording, audiences }) => wording !== null && audiences.includes(audience))
    .map(({ at, confirmedAt = at }) => confirmedAt);
  return words.toSorted().at(-1) ?? null;
}

/** Events asked for that this table does not know, and that were not given up here since. */
export const eventsToBring = (here: KnownPerson, there: KnownPerson): AskedEvent[] =>
  there.record.events.filter(({ event, since, givenUp }) => {
    const audience = eventAudience(event);
    const isKnown = here.record.events.some((one) => eventAudience(one.event) === audience);
    return !isKnown && !givenUp && left(here.standings.get(audience)) < since;
  });
