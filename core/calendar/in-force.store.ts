/**
 * Which version of agency, calendars and publications is in force, for those who remember them.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `IN-FORCE` | `ACCEPTED` | the plan that was accepted last, and of which files |
 * | `IN-FORCE` | `IN-FORCE` | the version, written after all that it names; the zone data that its instants are known to agree with |
 */
import type { Table } from '../runtime/table.client.ts';

const KEY = { pk: 'IN-FORCE', sk: 'IN-FORCE' };
const ACCEPTED_KEY = { pk: 'IN-FORCE', sk: 'ACCEPTED' };

/** What is in force, by name. */
export interface VersionInForce {
  readonly version: string;
  /** The zone data by which all its instants have been looked at; none for a version that nobody has looked at yet. */
  readonly zoneData?: string;
}

/** A plan that an operator has accepted, by its hash and the digest of its files. */
export interface AcceptedPlan {
  readonly hash: string;
  readonly digest: string;
}

export interface InForceStore {
  find(): Promise<VersionInForce | undefined>;
  /** The version; undefined before the first load has ended. */
  version(): Promise<string | undefined>;
  /** Writes a version that nobody has looked at yet. */
  putVersion(version: string): Promise<void>;
  /** Notes that all instants agree with `zoneData`; no-op where another version is in force by now. */
  noteZoneData(checked: Required<VersionInForce>): Promise<void>;
  /** Notes, before the first write, that a plan of these files has been accepted. */
  noteAccepted(accepted: AcceptedPlan): Promise<void>;
  /** Whether it was: a load that was cut short is finished with the same consent, though less is left to do. */
  wasAccepted(accepted: AcceptedPlan): Promise<boolean>;
}

export function inForceStore(table: Table): InForceStore {
  const find = () => table.get<VersionInForce>(KEY);
  return {
    find,
    version: async () => (await find())?.version,
    noteAccepted: (accepted) => table.put(Object.assign({ ...accepted }, ACCEPTED_KEY)),
    wasAccepted: async ({ hash, digest }) => {
      const last = await table.get<AcceptedPlan>(ACCEPTED_KEY);
      return last?.hash === hash && last.digest === digest;
    },
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
