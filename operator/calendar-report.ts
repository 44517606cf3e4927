/** A calendar check for people to read: what each event means, when each reminder goes out, what is wrong. */
import type { Calendar, Event, Reminder } from '../core/calendar/event.ts';
import { isError, printProblem } from '../core/calendar/problem.ts';
import type { CalendarCheck } from './check-calendars.ts';
import { instantIn, whenOf } from './local-time.ts';
import { wrap } from './wrapped-text.ts';

const LABEL = 12;

/** The report, piece by piece, so that a large one need not be in memory as a whole. */
export function* calendarReport(check: CalendarCheck): Generator<string> {
  for (const { file, calendar } of check.calendars) {
    yield `${headPart(file, calendar)}\n\n`;
    for (const event of calendar.events) yield `${eventPart(event)}\n\n`;
  }
  yield* problemReport(check);
}

/** What is wrong, and how much there is of everything. */
export function* problemReport(check: CalendarCheck): Generator<string> {
  for (const problem of check.problems) yield `${printProblem(problem)}\n`;
  yield `${check.problems.length > 0 ? '\n' : ''}${summaryLine(check)}\n`;
}

function headPart(file: string, { name }: Calendar): string {
  const head = [...wrap(name, '', ''), file];
  return [...head, '─'.repeat(Math.max(...head.map(({ length }) => length)))].join('\n');
}

function eventPart(event: Event): string {
  const fields = [
    field('kind', [event.kind, event.topics.join(', ')].filter(Boolean).join(' · ')),
    field('in UTC', `${event.startsAt} to ${event.endsAt}`),
    ...(event.location ? [field('place', event.location)] : []),
    ...(event.url ? [field('link', event.url)] : []),
    ...(event.conference ? [field('join', event.conference)] : []),
    ...(event.recording ? [field('recording', event.recording)] : []),
    ...Object.entries(event.translations ?? {}).map(([language, { summary }]) =>
      field(`in ${language}`, summary),
    ),
    ...reminderLines(event),
  ];
  return [`${whenOf(event)}, ${event.timeZone}`, ...wrap(titleOf(event), '  ', '  '), ...fields].join('\n');
}

const titleOf = ({ status, summary }: Event): string =>
  status === 'CONFIRMED' ? summary : `[${status}] ${summary}`;

function reminderLines({ reminders, timeZone, status }: Event): string[] {
  if (status === 'CANCELLED') return [field('reminders', 'none, because it is cancelled')];
  if (reminders.length === 0) return [field('reminders', 'none')];
  const local = reminders.map(({ dueAt }) => instantIn(timeZone, dueAt));
  const width = Math.max(...local.map(({ length }) => length));
  return reminders.map((reminder, index) =>
    field(index === 0 ? 'reminders' : '', reminderLine(reminder, local[index]?.padEnd(width) ?? '')),
  );
}

const reminderLine = ({ dueAt, offset }: Reminder, local: string): string =>
  `${local}   ${dueAt}   ${offset}`;

const field = (label: string, text: string): string =>
  wrap(text, `    ${label.padEnd(LABEL)}`, ' '.repeat(4 + LABEL)).join('\n');

function summaryLine({ calendars, passedOver, problems }: CalendarCheck): string {
  const events = calendars.flatMap(({ calendar }) => calendar.events);
  const reminders = events.reduce(
    (sum, event) => sum + (event.status === 'CANCELLED' ? 0 : event.reminders.length),
    0,
  );
  const errors = problems.filter(isError).length;
  const warnings = problems.length - errors;
  const found = [
    count(calendars.length, 'calendar'),
    count(events.length, 'event'),
    count(reminders, 'reminder'),
    count(errors, 'error'),
    count(warnings, 'warning'),
  ].join(', ');
  const unseen =
    passedOver.length > 0
      ? ` ${count(passedOver.length, 'calendar')} not looked at: mend the agency file, then check again.`
      : '';
  return errors > 0 ? `${found}. A deploy would refuse this.${unseen}` : `${found}.`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
