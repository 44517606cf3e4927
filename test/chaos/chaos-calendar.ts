/** An agency with a large and a small list, and a calendar with a great many reminders in the next hours. */
import { readFile } from 'node:fs/promises';
import type { DeployFile } from '../../local/upload-files.ts';
import { EVERYBODY, FEW } from './crowd.ts';

const FIXTURE = new URL('../fixtures/agency.yaml', import.meta.url);
const MINUTE_MS = 60_000;
/** An event may have so many. */
const REMINDERS_PER_EVENT = 20;
/** Minutes from the beginning to the first reminder. */
const LEAD_MINUTES = 6;
/** Minutes from the last reminder of an event to its start: until then its mailings are of use, and wait for evidence. */
const USE_MINUTES = 90;

/** How many reminders, and the minutes over which they are spread. */
export interface CalendarSize {
  readonly large: number;
  readonly small: number;
  readonly minutes: number;
}

const LISTS = `lists:
  - id: ${EVERYBODY}
    name: { en: Everybody, es: Todos }
    description: { en: Observances, es: Conmemoraciones }
    hears: { kinds: [OBSERVANCE], topics: [] }
  - id: ${FEW}
    name: { en: Few, es: Pocos }
    description: { en: Everything, es: Todo }
    hears: all
`;

/** The files of a deploy at `now`. */
export async function chaosCalendar(size: CalendarSize, now: Date): Promise<DeployFile[]> {
  const agency = (await readFile(FIXTURE, 'utf8'))
    .replace('languages: [en]', 'languages: [en, es]')
    .replace('style: open', 'style: discreet')
    .replace('{ en: Everything }', '{ en: Everything, es: Todo }')
    .replace(/^lists:\n(?: .*\n)+/m, LISTS);
  const begin = new Date(now.getTime() + LEAD_MINUTES * MINUTE_MS);
  const year = begin.getUTCFullYear();
  const { large, small, minutes } = size;
  const events = [
    ...eventsOf('OBSERVANCE', large, { begin, minutes }),
    ...eventsOf('WEBINAR', small, { begin, minutes }),
  ];
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//chaos//EN', 'NAME:The month'];
  const text = [...head, ...events, 'END:VCALENDAR', ''].join('\r\n');
  return [
    { name: 'agency.yaml', text: agency },
    { name: `${year}.ics`, text },
  ];
}

/** Events of a kind, one after the other until they have `reminders` in all, evenly over the minutes. */
function eventsOf(
  kind: string,
  reminders: number,
  { begin, minutes }: { readonly begin: Date; readonly minutes: number },
): string[] {
  const perEvent = Math.min(REMINDERS_PER_EVENT, Math.max(1, Math.floor(minutes / 8)));
  const events = Math.ceil(reminders / perEvent);
  const window = minutes / events;
  return Array.from({ length: events }, (_, number) => {
    const own = Math.min(perEvent, reminders - number * perEvent);
    // Moments of one event must differ: where there are more of them than minutes, they begin earlier.
    const span = Math.max(window, own);
    const start = new Date(begin.getTime() + Math.floor((number + 1) * window + USE_MINUTES) * MINUTE_MS);
    return [
      'BEGIN:VEVENT',
      `UID:${kind.toLowerCase()}-${number}@chaos.example`,
      `SUMMARY:${kind} ${number}`,
      `CATEGORIES:${kind}`,
      `DTSTART:${compact(start)}`,
      `DTEND:${compact(new Date(start.getTime() + 60 * MINUTE_MS))}`,
      ...Array.from({ length: own }, (__, index) =>
        alarm(USE_MINUTES + Math.ceil(((own - index) * span) / own)),
      ).flat(),
      'END:VEVENT',
    ];
  }).flat();
}

const compact = (instant: Date) => `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const alarm = (minutes: number): string[] => [
  'BEGIN:VALARM',
  'ACTION:EMAIL',
  `TRIGGER:-PT${minutes}M`,
  'SUMMARY:Soon',
  'DESCRIPTION:Soon',
  'END:VALARM',
];
