/** Puts imported people on their lists. Whoever was suppressed, or has left any list, does not come back by import. */
import type { ImportedPerson } from './read-subscriber-csv.ts';
import { type Subscriber, subscriberId } from './subscriber.ts';
import type { SubscriptionStore } from './subscription.store.ts';
import type { SuppressionStore } from './suppression.store.ts';

export interface ImportDependencies {
  readonly subscriptions: Pick<
    SubscriptionStore,
    'createSubscriber' | 'findSubscriber' | 'subscribeFirstTime' | 'hasLeftAny'
  >;
  readonly suppressions: Pick<SuppressionStore, 'isSuppressed'>;
  readonly idKey: string;
  /** Every list of the agency: who left one of them is put on none. */
  readonly allLists: readonly string[];
}

/** What became of one person: on how many lists they are new, and whether they may be mailed at all. */
export interface ImportOutcome {
  readonly subscribed: number;
  /** Lists they are on already, or are not put on because they have left one. */
  readonly unchanged: number;
  readonly suppressed: boolean;
}

/**
 * Imports one person. Somebody known keeps the language and style they have: an import adds, it never changes
 * what a person chose.
 */
export async function importPerson(
  person: ImportedPerson,
  { subscriptions, suppressions, idKey, allLists }: ImportDependencies,
): Promise<ImportOutcome> {
  const { language, style } = person;
  const lists = [...new Set(person.lists)];
  const imported = {
    id: subscriberId(person.address, idKey),
    address: person.address.address,
    language,
    style,
  };
  if (await suppressions.isSuppressed(imported.id)) return { subscribed: 0, unchanged: 0, suppressed: true };
  if (await subscriptions.hasLeftAny(imported.id, allLists)) {
    return { subscribed: 0, unchanged: lists.length, suppressed: false };
  }
  const subscriber = await keepSubscriber(imported, subscriptions);
  const added = await Promise.all(lists.map((list) => subscriptions.subscribeFirstTime(subscriber, list)));
  const subscribed = added.filter(Boolean).length;
  return { subscribed, unchanged: lists.length - subscribed, suppressed: false };
}

async function keepSubscriber(
  imported: Subscriber,
  subscriptions: ImportDependencies['subscriptions'],
): Promise<Subscriber> {
  if (await subscriptions.createSubscriber(imported)) return imported;
  return (await subscriptions.findSubscriber(imported.id)) ?? imported;
}
