/** `mailings` in the terminal: what needs a person, what is paused, and a line for each mailing. */
import { becauseInWords, progressInWords, sentOf, undeliveredOf } from '../local/mailing-words.ts';
import type { NamedReport, Overview } from '../local/oversight.ts';
import { thousands } from './counted.ts';
import { instantIn } from './local-time.ts';
import { type Column, tableLines } from './text-table.ts';

/** Columns of a title and of an id; the ids are whole, for they are to be copied. */
const MOST_OF_TITLE = 44;
const WHOLE = 80;

export function mailingsListText({ alarms, brakes, mailings }: Overview, timeZone: string): string {
  const when = (instant: string) => instantIn(timeZone, instant);
  const lines = [
    ...alarms.flatMap(({ kind, subject, since, says }) => [
      `ALARM ${kind}, since ${when(since)}: ${subject}`,
      `  ${says}`,
    ]),
    ...(brakes.everything
      ? [
          `PAUSED everything, since ${when(brakes.everything.since)}: ${becauseInWords(brakes.everything.because)}.`,
          '  npm run mailings -- resume',
        ]
      : []),
    ...brakes.mailings.map((id) => `PAUSED ${id}`),
  ];
  const head = lines.length > 0 ? ['', ...lines] : [];
  const body = mailings.length > 0 ? tableLines(columnsOf(mailings, when)) : ['No mailing has begun yet.'];
  return [...head, '', ...body, ''].map((line) => `${line.trimEnd()}\n`).join('');
}

function columnsOf(mailings: readonly NamedReport[], when: (instant: string) => string): Column[] {
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
    text('Began', ({ report }) => when(report.startedAt)),
    text('Mailing', ({ title }) => plain(title), MOST_OF_TITLE),
    text('State', ({ report }) => progressInWords(report)),
    number('People', ({ report }) => report.people),
    number('Sent', ({ report }) => sentOf(report.counts)),
    number('Undelivered', ({ report }) => undeliveredOf(report.counts)),
    number('Missed', ({ report }) => report.missed),
    number('Uncertain', ({ report }) => report.counts.uncertain),
    text('Id', ({ report }) => report.id),
  ];
}

/** A title without anything that a terminal would obey. */
export const plain = (text: string): string =>
  text.replace(/[\p{Control}\p{Bidi_Control}\s]+/gu, ' ').trim() || '(no title)';
