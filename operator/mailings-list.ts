/** `mailings` in the terminal: what needs a person, what is paused, and a line for each mailing. */
import type { StackKey } from '../core/contract/deployed-stack.ts';
import {
  becauseInWords,
  MEANINGS,
  type Meaning,
  peopleByMeaning,
  progressInWords,
} from '../local/mailing-words.ts';
import type { NamedReport, Overview } from '../local/oversight.ts';
import { measuredInWords, SERVICE_LEVEL_WORDS } from '../local/service-level-words.ts';
import { thousands } from './counted.ts';
import { instantIn } from './local-time.ts';
import { type Column, tableLines } from './text-table.ts';
import { commandOn } from './which-stack.ts';

/** Columns of a title, of a reminder, and of whatever else is never cut short. */
const MOST_OF_TITLE = 30;
const MOST_OF_REMINDER = 18;
const WHOLE = 80;

/** Characters of an id's beginning: its year, and some of its event. */
const FEWEST_OF_ID = 9;

export interface Listing {
  readonly timeZone: string;
  /** Of which stack; null: of this machine. */
  readonly stack: StackKey | null;
}

export function mailingsListText(
  { alarms, brakes, mailings, levels }: Overview,
  { timeZone, stack }: Listing,
): string {
  const when = (instant: string) => instantIn(timeZone, instant);
  const lines = [
    ...alarms.flatMap(({ kind, subject, title, since, says }) => [
      `ALARM ${kind}, since ${when(since)}: ${title === null ? subject : plain(title)}`,
      `  ${says}`,
      `  What to do: docs/runbook.md#${kind}${title === null ? '' : `; mailing ${subject}`}`,
    ]),
    ...(brakes.everything
      ? [
          `PAUSED everything, since ${when(brakes.everything.since)}: ${becauseInWords(brakes.everything.because)}.`,
          `  ${commandOn(stack, 'mailings', 'resume')}`,
        ]
      : []),
    ...brakes.mailings
      .filter((id) => !mailings.some(({ report }) => report.id === id && report.progress === 'finished'))
      .flatMap((id) => [`PAUSED ${id}`, `  ${commandOn(stack, 'mailings', 'resume', id)}`]),
    ...levels
      .filter(({ state }) => state === 'broken')
      .map(
        (level) =>
          `NOT KEPT in seven days and today: ${SERVICE_LEVEL_WORDS[level.name]} (${measuredInWords(level)})`,
      ),
  ];
  const head = lines.length > 0 ? ['', ...lines] : [];
  const body =
    mailings.length > 0
      ? [`Times are those of ${timeZone}.`, '', ...tableLines(columnsOf(mailings, timeZone))]
      : ['No mailing has begun yet.'];
  return [...head, '', ...body, ''].map((line) => `${line.trimEnd()}\n`).join('');
}

function columnsOf(mailings: readonly NamedReport[], timeZone: string): Column[] {
  const ids = mailings.map(({ report }) => report.id);
  const began = shortFormat(timeZone);
  const text = (heading: string, cell: (one: NamedReport) => string, most = WHOLE): Column => ({
    heading,
    cells: mailings.map(cell),
    most,
    align: 'left',
  });
  const number = (heading: string, of: (one: NamedReport) => number): Column => ({
    ...text(heading, (one) => thousands(of(one))),
    align: 'right',
  });
  return [
    text('Began', ({ report }) => began(report.startedAt)),
    text('Mailing', ({ about }) => plain(about), MOST_OF_TITLE),
    text('Reminder', ({ which }) => which, MOST_OF_REMINDER),
    text('State', ({ report }) => progressInWords(report)),
    number('People', ({ report }) => report.people),
    ...(Object.entries(MEANINGS) as [Meaning, string][]).map(([meaning, heading]) =>
      number(heading, ({ report }) => peopleByMeaning(report.counts)[meaning]),
    ),
    text('Id', ({ report }) => shortestBeginning(report.id, ids)),
  ];
}

/** Enough of an id to be told from all others here. */
function shortestBeginning(id: string, ids: readonly string[]): string {
  let length = FEWEST_OF_ID;
  while (ids.some((other) => other !== id && other.startsWith(id.slice(0, length)))) length += 1;
  return id.slice(0, length);
}

/** `Jan 12, 1:00 PM`: the year stands in the id, the zone above. */
function shortFormat(timeZone: string): (instant: string) => string {
  const options = { timeZone, month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-US', options);
  return (instant) => plain(format.format(new Date(instant)));
}

/** A title without anything that a terminal would obey. */
export const plain = (text: string): string =>
  text.replace(/[\p{Control}\p{Bidi_Control}\s]+/gu, ' ').trim() || '(no title)';
