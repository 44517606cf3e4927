/**
 * Which version of agency and calendars is in force, for those who remember them.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `IN-FORCE` | `IN-FORCE` | the version, written after all that it names |
 */
import type { Table } from '../runtime/table.client.ts';

const KEY = { pk: 'IN-FORCE', sk: 'IN-FORCE' };

export interface InForceStore {
  /** The version; undefined before the first load has ended. */
  version(): Promise<string | undefined>;
  putVersion(version: string): Promise<void>;
}

export function inForceStore(table: Table): InForceStore {
  return {
    version: async () => (await table.get<{ version: string }>(KEY))?.version,
    putVersion: (version) => table.put(Object.assign({ version }, KEY)),
  };
}
