/** A rehearsal in the terminal: a line per mailing, the totals, and where to look. */
import { join } from 'node:path';
import { counted, thousands } from './counted.ts';
import type { Rehearsal, RehearsedMailing } from './rehearsal.ts';
import { inColumns, localMoment, zoneInFull } from './rehearsal-times.ts';
import { verdictOf } from './rehearsal-verdict.ts';
import { audienceWords, NOT_REHEARSED, reminderWords, titleOf } from './rehearsal-wording.ts';
import { type Column, GAP, tableLines, widthOf } from './text-table.ts';

/** The widest line. */
const WIDTH = 110;
const INDENT = '  ';
const TITLE_AT_LEAST = 12;

/** The table with a final line feed; no line is wider than 110 columns, save for a very long folder's name. */
export function rehearsalTable(rehearsal: Rehearsal): string {
  const parts =
    rehearsal.mailings.length === 0 ? [] : [zoneLine(rehearsal), '', ...mailingLines(rehearsal), ''];
  const lines = ['', ...parts, ...totalLines(rehearsal), ''];
  return `${lines.map((line) => (INDENT + line).trimEnd()).join('\n')}\n`;
}

const zoneLine = ({ agency, startedAt }: Rehearsal): string =>
  `Local time is ${zoneInFull(localMoment(startedAt, agency.timeZone))}.`;

function mailingLines({ mailings, agency: { timeZone } }: Rehearsal): string[] {
  const text = textColumns(mailings);
  const time = text('Local time', 23, ({ dueAt }) => inColumns(localMoment(dueAt, timeZone)));
  const rest = [
    text('Reminder', 24, (mailing) => reminderWords(mailing, timeZone)),
    text('Audience', 24, audienceWords),
    numbers(
      'Sent',
      mailings.map(({ sent }) => sent),
    ),
    numbers(
      'Failed',
      mailings.map(({ failed }) => failed),
    ),
  ];
  const taken = [time, ...rest].reduce((sum, column) => sum + widthOf(column) + GAP.length, INDENT.length);
  return tableLines([time, text('Event', Math.max(TITLE_AT_LEAST, WIDTH - taken), titleOf), ...rest]);
}

const textColumns =
  (mailings: readonly RehearsedMailing[]) =>
  (heading: string, most: number, cell: (mailing: RehearsedMailing) => string): Column => ({
    heading,
    most,
    cells: mailings.map((mailing) => withoutDirections(cell(mailing))),
    align: 'left',
  });

const numbers = (heading: string, amounts: readonly number[]): Column => ({
  heading,
  most: Number.POSITIVE_INFINITY,
  cells: amounts.map(thousands),
  align: 'right',
});

/** Marks of direction would turn round the rest of the line. */
const withoutDirections = (text: string): string => text.replace(/\p{Bidi_Control}/gu, '');

function totalLines(rehearsal: Rehearsal): string[] {
  const { mailings, totals, out } = rehearsal;
  const { headline, findings } = verdictOf(rehearsal);
  const skipped = mailings.reduce((sum, mailing) => sum + mailing.skipped, 0);
  const sums = [
    `${counted(mailings.length, 'mailing')} to ${counted(totals.recipients, 'person', 'people')}`,
    counted(totals.messages, 'message'),
    counted(totals.duplicates, 'duplicate'),
    `${thousands(totals.missing)} missing`,
    ...(skipped > 0 ? [`${thousands(skipped)} skipped`] : []),
  ];
  return [
    `${sums.join(', ')}.`,
    headline,
    ...findings.map((finding) => `! ${finding}`),
    NOT_REHEARSED,
    `Look through every mail: ${join(out, 'index.html')}`,
  ];
}
