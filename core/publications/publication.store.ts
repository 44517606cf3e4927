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
import { type CommunityResource, communityResourceStore } from '../submissions/community-resource.store.ts';
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
  /** What people have shared stands beside these, and no load touches it: the newest first. */
  shared(): Promise<CommunityResource[]>;
  /** An issue by its slug. */
  newsletter(slug: string): Promise<StoredNewsletter | undefined>;
  put(publication: StoredPublication): Promise<void>;
  /** Writes it where it still stands as it was when it was read, dated `seen`; false where it does not. */
  replace(publication: StoredPublication, seen: string): Promise<boolean>;
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
    put: (publication) => table.put({ ...itemOf(publication), ...keyOf(publication) }),
    replace: (publication, seen) => {
      const { changedAt, addedAt, knownSince, content } = itemOf(publication);
      return table.update(keyOf(publication), {
        UpdateExpression:
          'SET changedAt = :changedAt, addedAt = :addedAt, knownSince = :knownSince, content = :content',
        ConditionExpression: 'changedAt = :seen',
        ExpressionAttributeValues: {
          ...{ ':changedAt': changedAt, ':addedAt': addedAt, ':knownSince': knownSince },
          ...{ ':content': content, ':seen': seen },
        },
      });
    },
    shared: communityResourceStore(table).all,
    delete: (publication) => table.delete(keyOf(publication)),
  };
}

const itemOf = ({ content, changedAt, addedAt, knownSince }: StoredPublication): StoredItem => ({
  ...{ changedAt, addedAt, knownSince },
  content: packed(JSON.stringify(content)),
});

function fromItem({ pk: _, sk, content, ...dates }: Item<StoredItem>): StoredPublication {
  const [kind, name] = sk.split('#');
  return { kind, name, ...dates, content: JSON.parse(unpacked(content)) } as StoredPublication;
}
