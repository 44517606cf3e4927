/** Puts imported people on their lists. Whoever was suppressed, or has left any list, does not come back by import. */
import type { ImportedPerson } from './read-subscriber-csv.ts';
import { kept } from './rhythm.ts';
import type { Profile, RecordedConsent, SubscriberStore } from './subscriber.store.ts';
import { subscriberId } from './subscriber.ts';
import type { SubscriptionStore } from './subscription.store.ts';
import type { SuppressionStore } from './suppression.store.ts';

export interface ImportDependencies {
  readonly subscribers: Pick<SubscriberStore, 'create' | 'find' | 'recordConsent'>;
  readonly subscriptions: Pick<SubscriptionStore, 'subscribeFirstTime' | 'standings'>;
  readonly suppressions: Pick<SuppressionStore, 'isSuppressed'>;
  readonly idKey: string;
  /** Every list of the agency: who left one of them is put on none. */
  readonly allLists: readonly string[];
  readonly now: () => Date;
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
 * Imports one person. Somebody known keeps the language, style and rhythm they have: an import adds, it never changes
 * what a person chose. On which lists it puts them is kept before it does, so that erasing finds them also after the agency
 * has given a list up.
 */
export async function importPerson(
  person: ImportedPerson,
  { subscribers, subscriptions, suppressions, idKey, allLists, now }: ImportDependencies,
): Promise<ImportOutcome> {
  const { language, style, rhythm = 'each' } = person;
  const lists = [...new Set(person.lists)];
  const imported = {
    id: subscriberId(person.address, idKey),
    address: person.address.address,
    language,
    style,
    ...kept(rhythm),
    answeredAt: now().toISOString(),
  };
  if (await suppressions.isSuppressed(imported.id)) return { ...UNTOUCHED, suppressed: true };
  const standings = await subscriptions.standings(imported.id, [...new Set([...allLists, ...lists])]);
  if (allLists.some((list) => standings.get(list) === 'left')) return { ...UNTOUCHED, left: true };
  const subscriber = await keepSubscriber(imported, subscribers);
  const audiences = lists.filter((list) => !standings.has(list));
  if (audiences.length > 0) await subscribers.recordConsent(imported.id, importOf(imported, audiences));
  const added = await Promise.all(lists.map((list) => subscriptions.subscribeFirstTime(subscriber, list)));
  const subscribed = added.filter(Boolean).length;
  return { ...UNTOUCHED, subscribed, already: lists.length - subscribed };
}

/** The agency vouches for it: there was no form of ours, and no words of ours stood at it. */
const importOf = ({ answeredAt, language }: Profile, audiences: readonly string[]): RecordedConsent => ({
  at: answeredAt,
  wording: null,
  page: 'import',
  language,
  letter: 'import',
  audiences,
});

async function keepSubscriber(
  imported: Profile,
  subscribers: ImportDependencies['subscribers'],
): Promise<Profile> {
  if (await subscribers.create(imported)) return imported;
  return (await subscribers.find(imported.id)) ?? imported;
}
