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
  /** Says it anew of one that stands already: its beginning stays. */
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
    raise: async ({ kind, subject, says }) => {
      await table.update(alarmKey({ kind, subject }), {
        UpdateExpression:
          'SET kind = :kind, subject = :subject, says = :says, since = if_not_exists(since, :now)',
        ExpressionAttributeValues: {
          ':kind': kind,
          ':subject': subject,
          ':says': says,
          ':now': new Date().toISOString(),
        },
      });
    },
    end: (alarm) => table.delete(alarmKey(alarm)),
  };
}
