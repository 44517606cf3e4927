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
  type PublicationKind,
  publicationKey,
  type StoredPublication,
} from './publication.ts';

const PARTITION = 'PUBLICATIONS';

type StoredItem = Pick<StoredPublication, 'changedAt' | 'addedAt'> & { readonly content: Uint8Array };

const keyOf = (publication: Pick<Publication, 'kind' | 'name'>) => ({
  pk: PARTITION,
  sk: publicationKey(publication),
});

export interface PublicationStore {
  /** All of them, or those of one kind, by kind and name. */
  all(kind?: PublicationKind): Promise<StoredPublication[]>;
  put(publication: StoredPublication): Promise<void>;
  delete(publication: Pick<Publication, 'kind' | 'name'>): Promise<void>;
}

export function publicationStore(table: Table): PublicationStore {
  return {
    all: async (kind) => {
      const sortKeys = kind && { from: `${kind}#`, to: `${kind}#~` };
      return (await table.query<StoredItem>(PARTITION, sortKeys)).map(fromItem);
    },
    put: ({ content, changedAt, addedAt, ...named }) =>
      table.put(
        Object.assign({ changedAt, addedAt, content: packed(JSON.stringify(content)) }, keyOf(named)),
      ),
    delete: (publication) => table.delete(keyOf(publication)),
  };
}

function fromItem({ sk, changedAt, addedAt, content }: Item<StoredItem>): StoredPublication {
  const [kind, name] = sk.split('#');
  return { kind, name, changedAt, addedAt, content: JSON.parse(unpacked(content)) } as StoredPublication;
}
