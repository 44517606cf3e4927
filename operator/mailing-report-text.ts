/** `mailings show` in the terminal: how it stands, a bar per state, why people were not reached, and who they are. */
import type { StackKey } from '../core/contract/deployed-stack.ts';
import type { Unreached } from '../core/mailing/report.ts';
import {
  type Bar,
  barsOf,
  percentOf,
  progressExplained,
  progressInWords,
  stateInWords,
} from '../local/mailing-words.ts';
import type { NamedReport, Shown } from '../local/oversight.ts';
import { counted, thousands } from './counted.ts';
import { instantIn } from './local-time.ts';
import { plain } from './mailings-list.ts';
import { columnsOf, padded } from './text-columns.ts';
import { commandOn } from './which-stack.ts';

/** Columns of the longest bar. */
const BAR = 32;

/** Digits of an id by which a person is told from others. */
const ID_DIGITS = 8;

export interface ReportText {
  readonly named: NamedReport;
  /** The first of those who were not reached. */
  readonly people: readonly (Unreached & Shown)[];
  readonly timeZone: string;
  /** Of which stack; null: of this machine. */
  readonly stack: StackKey | null;
}

export function mailingReportText({ named, people, timeZone, stack }: ReportText): string {
  const sections = [
    headOf(named, timeZone),
    barLines(barsOf(named.report)),
    reasonLines(named),
    peopleLines(named, people),
    whatToDo(named, stack),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `\n${lines.map((line) => `${line.trimEnd()}\n`).join('')}`)
    .join('');
}

function headOf({ title, report }: NamedReport, timeZone: string): string[] {
  const when = (instant: string) => instantIn(timeZone, instant);
  const about = report.counts['not-begun'] > 0 ? 'about ' : '';
  const explained = progressExplained(report);
  return [
    plain(title),
    report.id,
    '',
    `  State         ${progressInWords(report)}${report.finishedAt ? `, ${when(report.finishedAt)}` : ''}`,
    `  Began         ${when(report.startedAt)}`,
    `  Of use until  ${when(report.useUntil)}${report.isOfUse ? '' : ', which is over'}`,
    `  People        ${about}${thousands(report.people)}`,
    ...(explained ? ['', `  ${explained}`] : []),
  ];
}

function barLines(bars: readonly Bar[]): string[] {
  const words = Math.max(0, ...bars.map(({ words: text }) => columnsOf(text)));
  const numbers = Math.max(0, ...bars.map(({ people }) => thousands(people).length));
  return bars.map(
    ({ words: text, people, share }) =>
      `  ${padded(text, words)}  ${padded(thousands(people), numbers, 'right')}  ${padded(percentOf(share), 6, 'right')}  ${bar(share)}`,
  );
}

/** Whoever is in it is seen, be they one of a million; and whole is only what is everybody. */
const bar = (share: number): string =>
  share * BAR < 1 ? '▏' : '█'.repeat(share === 1 ? BAR : Math.min(BAR - 1, Math.round(share * BAR)));

function reasonLines({ report }: NamedReport): string[] {
  if (report.reasons.length === 0) return [];
  return [
    'Why',
    ...report.reasons.map(
      ({ state, reason, people }) => `  ${thousands(people)} ${stateInWords(state)}: ${plain(reason)}`,
    ),
    ...(report.rangesNotLookedInto > 0
      ? [
          `  (${counted(report.rangesNotLookedInto, 'range was', 'ranges were')} not looked into: there are too many)`,
        ]
      : []),
  ];
}

function peopleLines({ report }: NamedReport, people: readonly (Unreached & Shown)[]): string[] {
  if (people.length === 0) return [];
  const addresses = people.map(({ address }) => address ?? '(nothing is kept any more)');
  const width = Math.max(...addresses.map(columnsOf));
  const more = report.unreached.length - people.length;
  return [
    'Who was not reached',
    ...people.map(
      ({ id, state }, index) =>
        `  ${padded(plain(addresses[index] ?? ''), width)}  ${id.slice(0, ID_DIGITS)}  ${stateInWords(state)}`,
    ),
    ...(more > 0 ? [`  and ${thousands(more)} more: --json names up to a thousand`] : []),
  ];
}

/** The commands that would change something now. */
function whatToDo({ report }: NamedReport, stack: StackKey | null): string[] {
  const { id, missed, counts, isOfUse, progress } = report;
  const command = (...words: readonly string[]) => `  ${commandOn(stack, 'mailings', ...words)}`;
  const lines = [
    ...(missed > 0 && isOfUse
      ? [command('resend', id), `    sends it again to ${counted(missed, 'person', 'people')}`]
      : []),
    ...(counts.uncertain > 0
      ? [
          command('settle', id, '--as sent'),
          command('settle', id, '--as not-sent'),
          `    decides about ${counted(counts.uncertain, 'person', 'people')}; by not-sent ${isOfUse ? 'they are sent it again' : 'they are skipped as too late'}`,
        ]
      : []),
    ...(progress === 'paused'
      ? [command('resume'), command('resume', id), '    goes on with everything, or with this one']
      : []),
  ];
  return lines.length > 0 ? ['What you can do', ...lines] : [];
}
