/**
 * Which version of agency and calendars is in force, for those who remember them.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `IN-FORCE` | `IN-FORCE` | the version, written after all that it names; the zone data that its instants are known to agree with |
 */
import type { Table } from '../runtime/table.client.ts';

const KEY = { pk: 'IN-FORCE', sk: 'IN-FORCE' };

/** What is in force, by name. */
export interface VersionInForce {
  readonly version: string;
  /** The zone data by which all its instants have been looked at; none for a version that nobody has looked at yet. */
  readonly zoneData?: string;
}

export interface InForceStore {
  find(): Promise<VersionInForce | undefined>;
  /** The version; undefined before the first load has ended. */
  version(): Promise<string | undefined>;
  /** Writes a version that nobody has looked at yet. */
  putVersion(version: string): Promise<void>;
  /** Notes that all instants agree with `zoneData`; no-op where another version is in force by now. */
  noteZoneData(checked: Required<VersionInForce>): Promise<void>;
}

export function inForceStore(table: Table): InForceStore {
  const find = () => table.get<VersionInForce>(KEY);
  return {
    find,
    version: async () => (await find())?.version,
    putVersion: (version) => table.put(Object.assign({ version }, KEY)),
    noteZoneData: async ({ version, zoneData }) => {
      await table.update(KEY, {
        UpdateExpression: 'SET zoneData = :zoneData',
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':zoneData': zoneData, ':version': version },
      });
    },
  };
}
