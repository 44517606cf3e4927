/**
 * The alarms that stand.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `ALARMS` | `<kind>#<subject>` | what it says, and since when |
 */
import type { Table } from '../runtime/table.client.ts';
import { type Alarm, alarmId, type StandingAlarm } from './alarm.ts';

const PARTITION = 'ALARMS';
const alarmKey = (alarm: Pick<Alarm, 'kind' | 'subject'>) => ({ pk: PARTITION, sk: alarmId(alarm) });

export interface AlarmStore {
  standing(): Promise<StandingAlarm[]>;
  /** No-op for one that stands already: its beginning stays. */
  raise(alarm: Alarm): Promise<void>;
  end(alarm: Pick<Alarm, 'kind' | 'subject'>): Promise<void>;
}

export function alarmStore(table: Table): AlarmStore {
  return {
    standing: async () =>
      (await table.query<StandingAlarm>(PARTITION)).map(({ kind, subject, says, since }) => ({
        kind,
        subject,
        says,
        since,
      })),
    raise: async (alarm) => {
      await table.create(Object.assign({ ...alarm, since: new Date().toISOString() }, alarmKey(alarm)));
    },
    end: (alarm) => table.delete(alarmKey(alarm)),
  };
}
