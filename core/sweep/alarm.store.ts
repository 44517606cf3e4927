/**
 * The alarms that stand.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `ALARMS` | `<kind>#<subject>` | what it says, since when, and when it was found last |
 */
import type { Table } from '../runtime/table.client.ts';
import { type Alarm, alarmId, type StandingAlarm } from './alarm.ts';

const PARTITION = 'ALARMS';
const alarmKey = (alarm: Pick<Alarm, 'kind' | 'subject'>) => ({ pk: PARTITION, sk: alarmId(alarm) });

/** One that was raised before it was kept when it was found has no such date. */
type Stored = Omit<StandingAlarm, 'foundAt'> & Partial<Pick<StandingAlarm, 'foundAt'>>;

export interface AlarmStore {
  standing(): Promise<StandingAlarm[]>;
  /** Says it anew of one that stands already, found now: its beginning stays. */
  raise(alarm: Alarm): Promise<void>;
  end(alarm: Pick<Alarm, 'kind' | 'subject'>): Promise<void>;
}

export function alarmStore(table: Table): AlarmStore {
  return {
    standing: async () =>
      (await table.query<Stored>(PARTITION)).map(({ kind, subject, says, since, foundAt = since }) => ({
        ...{ kind, subject, says, since, foundAt },
      })),
    raise: async ({ kind, subject, says }) => {
      await table.update(alarmKey({ kind, subject }), {
        UpdateExpression:
          'SET kind = :kind, subject = :subject, says = :says, since = if_not_exists(since, :now), foundAt = :now',
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
