/** The bill in the terminal. */
import { counted } from '../counted.ts';
import { type Column, tableLines } from '../text-table.ts';
import type { Line, Total } from './bill.ts';
import { amount, dollars, duration, fineDollars, percent, wrapped } from './figures.ts';
import type { PriceFile } from './prices.ts';
import { AIM_AT_REST, AIM_ON_TOP, type Bill, type OnTop, type SeasonCost } from './season-cost.ts';

const INDENT = '  ';
const WIDEST_CELL = 56;
/** Lines that together make most of a bill are named when it is too high; each is at least this part of it. */
const WORTH_NAMING = 0.1;

/** The bill with a final line feed; no line is wider than 110 columns. */
export function costTable(cost: SeasonCost, file: PriceFile): string {
  const lines = [
    '',
    ...introduction(cost),
    '',
    ...table('SES, by plan', cost.plans.flatMap(planRows)),
    '',
    ...table('Everything else, all season', billRows(cost.everythingElse)),
    '',
    ...onTopLines(cost),
    '',
    ...table('A month at rest', billRows(cost.atRest)),
    '',
    ...atRestLines(cost),
    '',
    ...doubts(cost, file),
    ...sources(file),
    '',
  ];
  return `${lines.map((line) => (INDENT + line).trimEnd()).join('\n')}\n`;
}

function introduction({ years, people, rate, mailings, messages, ...cost }: SeasonCost): string[] {
  return [
    `Season ${years.join(', ')}: ${counted(mailings, 'mailing')} to ${counted(people, 'person', 'people')} ` +
      `on every list, ${counted(messages, 'e-mail')}.`,
    `At ${counted(rate, 'message')} a second (--rate) a mailing takes ${duration(cost.secondsPerMailing)}.`,
    ...tooSlow(cost.tooSlow),
  ];
}

function tooSlow(mailings: number): string[] {
  if (mailings === 0) return [];
  return wrapped(
    `! At this rate ${counted(mailings, 'mailing')} would not reach everybody in time: whoever is left when a ` +
      'reminder is of no use any more is skipped, and not paid for. Ask AWS for a higher rate.',
  );
}

/** A line of a table as its cells. */
interface Row {
  readonly what: string;
  readonly quantity: string;
  readonly unit: string;
  readonly list: string;
  readonly afterFree: string;
}

function table(heading: string, rows: readonly Row[]): string[] {
  const column = (title: string, key: keyof Row, align: Column['align']): Column => ({
    heading: title,
    cells: rows.map((row) => row[key]),
    most: WIDEST_CELL,
    align,
  });
  return tableLines([
    column(heading, 'what', 'left'),
    column('Quantity', 'quantity', 'right'),
    column('of', 'unit', 'left'),
    column('Price list', 'list', 'right'),
    column('After free tier', 'afterFree', 'right'),
  ]);
}

function planRows({ plan, lines, total }: SeasonCost['plans'][number]): Row[] {
  const rows = lines.map((line) => lineRow({ ...line, what: `${plan}: ${line.what}` }, dollars));
  return lines.length > 1 ? [...rows, totalRow(`${plan}, together`, total, dollars)] : rows;
}

const billRows = ({ lines, total }: Bill): Row[] => [
  ...lines.map((line) => lineRow(line, fineDollars)),
  totalRow('together', total, fineDollars),
];

const lineRow = (line: Line, money: (usd: number) => string): Row => ({
  what: line.sure ? line.what : `${line.what} ?`,
  quantity: amount(line.quantity),
  unit: line.unit,
  list: money(line.list),
  afterFree: money(line.afterFree),
});

const totalRow = (what: string, total: Total, money: (usd: number) => string): Row => ({
  what,
  quantity: '',
  unit: '',
  list: money(total.list),
  afterFree: money(total.afterFree),
});

function onTopLines({ onTop, everythingElse }: SeasonCost): string[] {
  const rows = [...onTop.flatMap(onTopRows), { what: 'the aim, at most', list: null, afterFree: AIM_ON_TOP }];
  const column = (heading: string, cells: readonly string[], align: Column['align']): Column => ({
    heading,
    cells,
    most: WIDEST_CELL,
    align,
  });
  const part = (number: number | null) => (number === null ? '' : percent(number));
  return [
    ...tableLines([
      column(
        'Everything else, on top of SES',
        rows.map(({ what }) => what),
        'left',
      ),
      column(
        'Price list',
        rows.map(({ list }) => part(list)),
        'right',
      ),
      column(
        'After free tier',
        rows.map(({ afterFree }) => part(afterFree)),
        'right',
      ),
    ]),
    '',
    ...wrapped(
      onTop.some(({ afterFree }) => afterFree > AIM_ON_TOP)
        ? `! The aim is missed. ${mostOf(everythingElse)}`
        : `The aim is met: at most ${percent(AIM_ON_TOP)} after the always-free tier. ${mostOf(everythingElse)}`,
    ),
  ];
}

const onTopRows = ({ plan, list, afterFree, sure }: OnTop) => [
  { what: plan, list, afterFree },
  ...(sure.list < list ? [{ what: `${plan}, without what is marked ?`, ...sure }] : []),
];

function atRestLines({ atRest }: SeasonCost): string[] {
  const { afterFree } = atRest.total;
  const aim = `less than ${dollars(AIM_AT_REST)} after the always-free tier`;
  return wrapped(
    afterFree < AIM_AT_REST ? `The aim is met: ${aim}.` : `! The aim, ${aim}, is missed. ${mostOf(atRest)}`,
  );
}

function mostOf({ lines, total }: Bill): string {
  const worthNaming = lines
    .filter(({ afterFree }) => afterFree >= WORTH_NAMING * total.afterFree)
    .toSorted((one, other) => other.afterFree - one.afterFree);
  return `Most of it: ${worthNaming.map(({ what, afterFree }) => `${what} (${dollars(afterFree)})`).join('; ')}.`;
}

function doubts({ everythingElse, atRest }: SeasonCost, { prices }: PriceFile): string[] {
  const ids = [...everythingElse.lines, ...atRest.lines]
    .filter(({ sure }) => !sure)
    .map(({ price }) => price);
  return [...new Set(ids)].flatMap((id) => wrapped(`? ${prices[id].note ?? prices[id].what}`));
}

function sources({ region, prices }: PriceFile): string[] {
  const days = Object.values(prices)
    .map(({ seenOn }) => seenOn)
    .toSorted();
  return wrapped(
    `Prices of ${region}, seen from ${days.at(0)} to ${days.at(-1)}. Each one’s source, and all that is assumed: ` +
      'operator/cost/prices.yaml.',
  );
}
