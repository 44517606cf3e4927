/** Three confirmed people for a first look: both styles, both languages, addresses that no mail can reach. */

import { agencyStore } from '../core/agency/agency.store.ts';
import type { Agency, List } from '../core/agency/agency.ts';
import type { Style } from '../core/agency/style.ts';
import { parseAddress } from '../core/subscribers/address.ts';
import { importPerson } from '../core/subscribers/import-people.ts';
import type { Cloud } from './cloud.ts';
import { importingInto } from './importing.ts';

const PEOPLE: readonly { readonly address: string; readonly language: string; readonly style: Style }[] = [
  { address: 'jordan@example.org', language: 'en', style: 'open' },
  { address: 'sam@example.org', language: 'en', style: 'discreet' },
  { address: 'lucia@example.org', language: 'es', style: 'discreet' },
];

/** Puts them on every list that hears of all events; no-op from the second start on. */
export async function seedSubscribers(
  store: Pick<Cloud, 'table' | 'keys' | 'idKeyParameter' | 'now'>,
): Promise<void> {
  const agency = await agencyStore(store.table).read();
  const dependencies = await importingInto(store, agency);
  const lists = listsOfEverything(agency).map(({ id }) => id);
  for (const { address, language, style } of PEOPLE) {
    const known = agency.languages.includes(language) ? language : (agency.languages[0] ?? language);
    await importPerson({ address: parseAddress(address), language: known, style, lists }, dependencies);
  }
}

/** The lists that hear of all events, or every list where none does. */
export function listsOfEverything({ lists }: Pick<Agency, 'lists'>): readonly List[] {
  const all = lists.filter(({ hears }) => hears === 'all');
  return all.length > 0 ? all : lists;
}
