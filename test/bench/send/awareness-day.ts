/** The mail of the bench: the shipped Awareness Day, moved to a month from now, with reminders that are due already. */
import { readFile } from 'node:fs/promises';
import { eventStore } from '../../../core/calendar/event.store.ts';
import type { DueMessage } from '../../../core/contract/messages.ts';
import { mailingId } from '../../../core/mailing/mailing.ts';
import type { Table } from '../../../core/runtime/table.client.ts';
import { schedulesOf } from '../../../core/schedules/schedule.ts';
import type { DeployFile } from '../../../local/upload-files.ts';

const SHIPPED = new URL('../../../events-data/', import.meta.url);
const DAY_MS = 24 * 60 * 60 * 1000;
/** Days from now to the event; its reminders begin the day before today and go back from there. */
const DAYS_AHEAD = 30;
/** An event may have twenty at most. */
const REMINDERS_PER_EVENT = 20;

/** A reminder that is due, and the mailing that comes of it. */
export interface Due {
  readonly message: DueMessage;
  readonly mailing: string;
}

/** A calendar that can be deployed, and its year. */
export interface BenchCalendar {
  readonly year: number;
  readonly files: readonly DeployFile[];
}

/** The shipped agency, and a calendar with `mailings` reminders that are due. */
export async function awarenessDay(mailings: number, now = Date.now()): Promise<BenchCalendar> {
  const [agency = '', calendar = ''] = await Promise.all(
    ['agency.yaml', '2026.ics'].map((name) => readFile(new URL(name, SHIPPED), 'utf8')),
  );
  const shipped = /^BEGIN:VEVENT\r?\nUID:awareness-day[\s\S]*?^END:VEVENT/m.exec(calendar)?.[0] ?? '';
  const day = new Date(now + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
  const events = Array.from({ length: Math.ceil(mailings / REMINDERS_PER_EVENT) }, (_, index) =>
    moved(shipped, {
      uid: `awareness-day-${index}@bench.example`,
      day: day.replaceAll('-', ''),
      reminders: Math.min(REMINDERS_PER_EVENT, mailings - index * REMINDERS_PER_EVENT),
    }),
  );
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//bench//EN', 'NAME:The month'];
  const text = [...head, ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
  const year = Number(day.slice(0, 4));
  return {
    year,
    files: [
      { name: 'agency.yaml', text: agency },
      { name: `${year}.ics`, text },
    ],
  };
}

/** The shipped event's lines under another UID, on another day, with reminders of their own. */
function moved(
  shipped: string,
  { uid, day, reminders }: { readonly uid: string; readonly day: string; readonly reminders: number },
): string[] {
  const kept = shipped.split(/\r?\n/).filter((line) => !/^(UID|DTSTART|DTEND)[;:]|^END:VEVENT/.test(line));
  const alarms = Array.from({ length: reminders }, (_, index) => alarm(DAYS_AHEAD + 1 + index));
  return [...kept, `UID:${uid}`, `DTSTART;VALUE=DATE:${day}`, ...alarms.flat(), 'END:VEVENT'];
}

const alarm = (daysBefore: number): string[] => [
  'BEGIN:VALARM',
  'ACTION:EMAIL',
  `TRIGGER:-P${daysBefore}D`,
  'SUMMARY:Soon',
  'DESCRIPTION:Soon',
  'END:VALARM',
];

/** The reminders of the loaded calendar, one mailing each. */
export async function dueReminders(year: number, table: Table): Promise<Due[]> {
  const target = { queueArn: '', roleArn: '', deadLetterArn: '' };
  const events = await eventStore(table).events(year);
  return events.flatMap((event) =>
    schedulesOf([event], target).map(({ message }) => ({
      message,
      mailing: mailingId(event, message.reminder.offset),
    })),
  );
}
