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
  /** No-op where it stands. */
  add(resource: CommunityResource): Promise<void>;
  remove(id: string): Promise<void>;
}

export function communityResourceStore(table: Table): CommunityResourceStore {
  return {
    all: async () =>
      (await table.query<CommunityResource>(PARTITION))
        .map(({ id, addedAt, content }) => ({ id, addedAt, content }))
        .toSorted((one, other) => (one.addedAt < other.addedAt ? 1 : -1)),
    add: async (resource) => {
      await table.create(Object.assign({ ...resource }, { pk: PARTITION, sk: resource.id }));
    },
    remove: (id) => table.delete({ pk: PARTITION, sk: id }),
  };
}
