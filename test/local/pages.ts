/** The local pages over a made-up cloud: what is pressed is written down. */
import type { WaitingSchedule } from '../../local/endpoints/scheduler.ts';
import { openInbox } from '../../local/inbox/inbox.ts';
import { type LocalPagesOptions, localPages } from '../../local/pages/local-pages.ts';
import { clockAt } from './endpoints.ts';

interface Wanted
  extends Pick<LocalPagesOptions, 'forwarder' | 'eventTitle' | 'unsent' | 'turnsOut' | 'oversight'> {
  readonly now?: string;
  readonly schedules?: readonly WaitingSchedule[];
  /** What every move of the clock fails with. */
  readonly failing?: Error;
}

export function openPages({ now = '2026-01-12T21:00:00Z', schedules = [], failing, ...more }: Wanted = {}) {
  const inbox = openInbox({ folder: null });
  const clock = clockAt(now);
  const left = [...schedules];
  const moves: string[] = [];
  const move = (what: string) => {
    if (failing) throw failing;
    moves.push(what);
  };
  const pages = localPages({
    inbox,
    clock,
    scheduler: { waiting: () => [...left] },
    site: { url: 'http://localhost:3000', timeZone: 'America/Los_Angeles' },
    replayYears: () => [2025, 2026],
    actions: {
      advanceTo: async (instant) => {
        move(`to ${instant.toISOString()}`);
        clock.advanceTo(instant);
        return clock.now();
      },
      nextReminder: async () => {
        if (left.length > 0) move('next reminder');
        if (failing) throw failing;
        return left.shift()?.dueAt ?? null;
      },
      replay: async (year) => move(`replay ${year}`),
    },
    ...more,
  });
  const ask = async (path: string, init?: RequestInit) =>
    pages.fetch(new Request(`http://localhost:3000${path.replace(/^\/_local/, '')}`, init));
  return { pages, inbox, clock, moves, ask, read: async (path: string) => (await ask(path)).text() };
}

/** A reminder that waits in Scheduler. */
export function waiting({ dueAt, offset = '-P1D' }: { dueAt: string; offset?: string }): WaitingSchedule {
  const reminder = { year: 2026, source: 'calendar', eventId: '0123456789abcdef', offset };
  return {
    name: 'a-reminder',
    group: 'reminders',
    dueAt: new Date(dueAt),
    targetArn: 'arn:aws:sqs:us-west-2:000000000000:due',
    input: JSON.stringify({ reminder, startsAt: '2026-01-12T23:00:00Z', dueAt }),
    accessKey: 'load-calendar',
  };
}
