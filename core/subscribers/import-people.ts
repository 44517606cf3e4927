/** Puts imported people on their lists. Whoever was suppressed, or has left any list, does not come back by import. */
import type { ImportedPerson } from './read-subscriber-csv.ts';
import type { Profile, SubscriberStore } from './subscriber.store.ts';
import { subscriberId } from './subscriber.ts';
import type { SubscriptionStore } from './subscription.store.ts';
import type { SuppressionStore } from './suppression.store.ts';

export interface ImportDependencies {
  readonly subscribers: Pick<SubscriberStore, 'create' | 'find'>;
  readonly subscriptions: Pick<SubscriptionStore, 'subscribeFirstTime' | 'hasLeftAny'>;
  readonly suppressions: Pick<SuppressionStore, 'isSuppressed'>;
  readonly idKey: string;
  /** Every list of the agency: who left one of them is put on none. */
  readonly allLists: readonly string[];
}

/** What became of one person. Whoever has left a list or is suppressed was put on none. */
export interface ImportOutcome {
  /** Lists that they are on from now on. */
  readonly subscribed: number;
  /** Lists that they were on already. */
  readonly already: number;
  /** They have left a list of the agency. */
  readonly left: boolean;
  readonly suppressed: boolean;
}

const UNTOUCHED: ImportOutcome = { subscribed: 0, already: 0, left: false, suppressed: false };

/**
 * Imports one person. Somebody known keeps the language and style they have: an import adds, it never changes
 * what a person chose.
 */
export async function importPerson(
  person: ImportedPerson,
  { subscribers, subscriptions, suppressions, idKey, allLists }: ImportDependencies,
): Promise<ImportOutcome> {
  const { language, style } = person;
  const lists = [...new Set(person.lists)];
  const imported = {
    id: subscriberId(person.address, idKey),
    address: person.address.address,
    language,
    style,
    answeredAt: new Date().toISOString(),
  };
  if (await suppressions.isSuppressed(imported.id)) return { ...UNTOUCHED, suppressed: true };
  if (await subscriptions.hasLeftAny(imported.id, allLists)) return { ...UNTOUCHED, left: true };
  const subscriber = await keepSubscriber(imported, subscribers);
  const added = await Promise.all(lists.map((list) => subscriptions.subscribeFirstTime(subscriber, list)));
  const subscribed = added.filter(Boolean).length;
  return { ...UNTOUCHED, subscribed, already: lists.length - subscribed };
}

async function keepSubscriber(
  imported: Profile,
  subscribers: ImportDependencies['subscribers'],
): Promise<Profile> {
  if (await subscribers.create(imported)) return imported;
  return (await subscribers.find(imported.id)) ?? imported;
}
