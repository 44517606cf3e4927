/**
 * What operators and moderators set out to do: written before it is done, so that nothing is done unlogged, and never changed or
 * deleted by us: each line is put where nothing stands. Whether it came to its end stands with what it was about. The functions' roles deny
 * to update and to delete; of a put IAM can't say that it replaces nothing, so the tests look at every one (`lib/table.ts`).
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `OPERATIONS` | `<instant>#<id>` | who, what, about which ids and counts; for as long as the agency's `retention` says |
 */
import { randomBytes } from 'node:crypto';
import { agencyStore } from '../agency/agency.store.ts';
import type { Agency } from '../agency/agency.ts';
import { OPERATIONS } from '../contract/kept-record.ts';
import { periodAfter, USUAL_RETENTION } from '../mailing/retention.ts';
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Table } from '../runtime/table.client.ts';
import type { About, Operation } from './operation.ts';

export interface OperationStore {
  /** Keeps it for as long as the agency's `retention` says. */
  note(operation: Operation, agency: Pick<Agency, 'retention'>): Promise<void>;
  /** All from an instant on, the oldest first. */
  since(instant: string): Promise<Operation[]>;
}

/** Notes what its operator sets out to do. */
export type Note = (what: string, about?: About) => Promise<void>;

/** Bytes by which two of the same millisecond are told apart. */
const ID_BYTES = 6;

export function operationStore(table: Table): OperationStore {
  return {
    note: async (operation, agency) => {
      const expiresAt = epochSeconds(periodAfter(new Date(operation.at), agency));
      const sk = `${operation.at}#${randomBytes(ID_BYTES).toString('hex')}`;
      await table.create(Object.assign({ ...operation, expiresAt }, { pk: OPERATIONS, sk }));
    },
    since: async (instant) =>
      (await table.query<Operation>(OPERATIONS, { from: instant, to: '~' })).map(
        ({ at, by, what, about }) => ({ at, by, what, about }),
      ),
  };
}

/** For whoever works on the store from outside the functions; `by` and `now` are theirs. */
export function noting(table: Table, { by, now }: { readonly by: string; readonly now: () => Date }): Note {
  return async (what, about = {}) => {
    const agency = (await agencyStore(table).find()) ?? { retention: USUAL_RETENTION };
    await operationStore(table).note({ at: now().toISOString(), by, what, about }, agency);
  };
}
