/** What an import needs of a cloud's store, for whoever signs people up from outside the functions. */
import type { Agency } from '../core/agency/agency.ts';
import type { ImportDependencies } from '../core/subscribers/import-people.ts';
import { subscriberStore } from '../core/subscribers/subscriber.store.ts';
import { subscriptionStore } from '../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../core/subscribers/suppression.store.ts';
import type { StoreAccess } from './store-access.ts';

/** Ready to put people on the lists of `agency`; MissingKeyError before the first load. */
export async function importingInto(
  { table, keys, idKeyParameter, now }: Pick<StoreAccess, 'table' | 'keys' | 'idKeyParameter' | 'now'>,
  { lists }: Pick<Agency, 'lists'>,
): Promise<ImportDependencies> {
  return {
    subscribers: subscriberStore(table),
    subscriptions: subscriptionStore(table, now),
    suppressions: suppressionStore(table),
    allLists: lists.map(({ id }) => id),
    now,
    idKey: await keys.idKey(idKeyParameter),
  };
}
