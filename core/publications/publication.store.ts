/**
 * Publications in the table. What a file says is kept as packed JSON: it is read whole or not at all, and a key or a value that
 * DynamoDB would not bring back as it was can't make an unchanged file look changed.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `PUBLICATIONS` | `<kind>#<name>` | a newsletter issue, a month file, the resources; when it came, and when it changed |
 */
import { packed, unpacked } from '../runtime/packed-text.ts';
import type { Item, Table } from '../runtime/table.client.ts';
import {
  type Publication,
  type PublicationDates,
  type PublicationKind,
  publicationKey,
  type StoredNewsletter,
  type StoredPublication,
} from './publication.ts';

const PARTITION = 'PUBLICATIONS';

type StoredItem = PublicationDates & { readonly content: Uint8Array };

const keyOf = (publication: Pick<Publication, 'kind' | 'name'>) => ({
  pk: PARTITION,
  sk: publicationKey(publication),
});

export interface PublicationStore {
  /** All of them, or those of one kind, by kind and name. */
  all(kind?: PublicationKind): Promise<StoredPublication[]>;
  /** An issue by its slug. */
  newsletter(slug: string): Promise<StoredNewsletter | undefined>;
  put(publication: StoredPublication): Promise<void>;
  delete(publication: Pick<Publication, 'kind' | 'name'>): Promise<void>;
}

export function publicationStore(table: Table): PublicationStore {
  return {
    all: async (kind) => {
      const sortKeys = kind && { from: `${kind}#`, to: `${kind}#~` };
      return (await table.query<StoredItem>(PARTITION, sortKeys)).map(fromItem);
    },
    newsletter: async (slug) => {
      const item = await table.get<Item<StoredItem>>(keyOf({ kind: 'newsletter', name: slug }));
      return item && (fromItem(item) as StoredNewsletter);
    },
    put: ({ content, changedAt, addedAt, knownSince, ...named }) => {
      const kept: StoredItem = { changedAt, addedAt, knownSince, content: packed(JSON.stringify(content)) };
      return table.put(Object.assign(kept, keyOf(named)));
    },
    delete: (publication) => table.delete(keyOf(publication)),
  };
}

function fromItem({ pk: _, sk, content, ...dates }: Item<StoredItem>): StoredPublication {
  const [kind, name] = sk.split('#');
  return { kind, name, ...dates, content: JSON.parse(unpacked(content)) } as StoredPublication;
}
