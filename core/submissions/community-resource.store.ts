/**
 * Resources that people have shared and a moderator has approved. They stand beside those of the agency's own files, so that a load
 * leaves them alone.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `COMMUNITY-RESOURCES` | `<id of the submission>` | what is shown |
 */
import type { Table } from '../runtime/table.client.ts';
import type { SubmittedResource } from './submission.ts';

export interface CommunityResource {
  readonly id: string;
  /** Since when it has stood. */
  readonly addedAt: string;
  readonly content: SubmittedResource;
}

const PARTITION = 'COMMUNITY-RESOURCES';

export interface CommunityResourceStore {
  /** All of them, the newest first. */
  all(): Promise<CommunityResource[]>;
  /** Where it stands, what is shown of it is said anew. */
  put(resource: CommunityResource): Promise<void>;
  remove(id: string): Promise<void>;
}

export function communityResourceStore(table: Table): CommunityResourceStore {
  return {
    all: async () =>
      (await table.query<CommunityResource>(PARTITION))
        .map(({ id, addedAt, content }) => ({ id, addedAt, content }))
        .toSorted((one, other) => (one.addedAt < other.addedAt ? 1 : -1)),
    put: async ({ id, addedAt, content }) => {
      await table.update(
        { pk: PARTITION, sk: id },
        {
          UpdateExpression: 'SET id = :id, addedAt = if_not_exists(addedAt, :at), #content = :content',
          ExpressionAttributeNames: { '#content': 'content' },
          ExpressionAttributeValues: { ':id': id, ':at': addedAt, ':content': content },
        },
      );
    },
    remove: (id) => table.delete({ pk: PARTITION, sk: id }),
  };
}
