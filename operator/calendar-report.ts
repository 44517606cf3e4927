/** A check for people to read: what each event means, when each reminder goes out, what else was read, what is wrong. */
import type { Event, Reminder } from '../core/calendar/event.ts';
import { isError, printProblem } from '../core/calendar/problem.ts';
import type { CalendarCheck } from './check-calendars.ts';
import type { PublicationsCheck } from './check-publications.ts';
import { counted } from './counted.ts';
import { instantIn, whenOf } from './local-time.ts';
import { PUBLICATION_NOUNS, publicationPart } from './publication-report.ts';
import { field, headPart } from './report-field.ts';
import { wrap } from './wrapped-text.ts';

/** What is to be told; of calendars alone nothing is said of publications. */
type Checked = CalendarCheck & Partial<Pick<PublicationsCheck, 'publications' | 'kinds'>>;

/** The report, piece by piece, so that a large one need not be in memory as a whole. */
export function* calendarReport(check: Checked): Generator<string> {
  for (const { file, calendar } of check.calendars) {
    yield `${headPart(file, calendar.name)}\n\n`;
    for (const event of calendar.events) yield `${eventPart(event)}\n\n`;
  }
  for (const publication of check.publications ?? []) yield `${publicationPart(publication)}\n\n`;
  yield* problemReport(check);
}

/** What is wrong, and how much there is of everything. */
export function* problemReport(check: Checked): Generator<string> {
  for (const problem of check.problems) yield `${printProblem(problem)}\n`;
  yield `${check.problems.length > 0 ? '\n' : ''}${summaryLine(check)}\n`;
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

function summaryLine(check: Checked): string {
  const { passedOver, problems } = check;
  const errors = problems.filter(isError).length;
  const found = [
    ...calendarCounts(check),
    ...publicationCounts(check),
    counted(errors, 'error'),
    counted(problems.length - errors, 'warning'),
  ].join(', ');
  const unseen =
    passedOver.length > 0
      ? ` ${counted(passedOver.length, 'file')} not looked at: mend the agency file, then check again.`
      : '';
  return errors > 0 ? `${found}. A deploy would refuse this.${unseen}` : `${found}.`;
}

/** Nothing where only publications were asked about. */
function calendarCounts({ calendars, kinds }: Checked): string[] {
  if (calendars.length === 0 && kinds && kinds.size > 0) return [];
  const events = calendars.flatMap(({ calendar }) => calendar.events);
  const reminders = events.reduce(
    (sum, event) => sum + (event.status === 'CANCELLED' ? 0 : event.reminders.length),
    0,
  );
  return [
    counted(calendars.length, 'calendar'),
    counted(events.length, 'event'),
    counted(reminders, 'reminder'),
  ];
}

const publicationCounts = ({ publications = [], kinds = new Set() }: Checked): string[] =>
  [...kinds].map((kind) => {
    const read = publications.filter(({ publication }) => publication.kind === kind);
    return counted(read.length, ...PUBLICATION_NOUNS[kind]);
  });
