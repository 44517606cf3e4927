/**
 * Which version of agency, calendars and publications is in force, for those who remember them.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `IN-FORCE` | `ACCEPTED` | the plan that was accepted last, and of which files |
 * | `IN-FORCE` | `IN-FORCE` | the version, written after all that it names; the zone data that its instants are known to agree with |
 */
import { randomBytes } from 'node:crypto';
import type { Table } from '../runtime/table.client.ts';
import { withToken } from './in-force.ts';

const KEY = { pk: 'IN-FORCE', sk: 'IN-FORCE' };
const ACCEPTED_KEY = { pk: 'IN-FORCE', sk: 'ACCEPTED' };

/** What is in force, by name. */
export interface VersionInForce {
  /** What it names, and a token: no version stands twice. */
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
  /**
   * Writes a version of what `named` names that nobody has looked at yet, and gives it. It has never stood before: what anybody remembers
   * is read anew, also where the same is in force as once was.
   */
  putVersion(named: string): Promise<string>;
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
    putVersion: async (named) => {
      const version = withToken(named, randomBytes(8).toString('hex'));
      await table.put(Object.assign({ version }, KEY));
      return version;
    },
    noteZoneData: async ({ version, zoneData }) => {
      await table.update(KEY, {
        UpdateExpression: 'SET zoneData = :zoneData',
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':zoneData': zoneData, ':version': version },
      });
    },
  };
}
