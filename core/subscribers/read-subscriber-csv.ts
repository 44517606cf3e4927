/** Reads a file of people: `address,language,lists,style,rhythm`, a header line first, lists separated by spaces or `;`. */
import { parse } from 'csv-parse/sync';
import type { Agency } from '../agency/agency.ts';
import { STYLES } from '../agency/style.ts';
import type { Problem } from '../calendar/problem.ts';
import { type Address, BadAddressError, parseAddress } from './address.ts';
import { kept, RHYTHMS, type Rhythm } from './rhythm.ts';

/** One line of the file, with what it leaves out filled in from the agency file. */
export interface ImportedPerson {
  readonly address: Address;
  readonly language: string;
  readonly style: Agency['style'];
  readonly rhythm?: Rhythm;
  readonly lists: readonly string[];
}

const COLUMNS = ['address', 'language', 'lists', 'style', 'rhythm'] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/** A wrong value in a row; becomes a problem with the row's line. */
class BadRowError extends Error {}

/**
 * Every person of the file, or every problem with its line. `language`, `style` and `rhythm` may be empty, or no column
 * (the agency's defaults, and `each`), `address` and `lists` may not.
 */
export function readSubscriberCsv({
  file,
  text,
  agency,
}: {
  file: string;
  text: string;
  agency: Pick<Agency, 'languages' | 'style' | 'lists'>;
}): { people: ImportedPerson[]; problems: Problem[] } {
  const people: ImportedPerson[] = [];
  const problems: Problem[] = [];
  const report = (line: number, message: string) => problems.push({ file, line, level: 'error', message });
  for (const { record, line } of readRows(text, report)) {
    const person = toPerson(record, agency, (message) => report(line, message));
    if (person) people.push(person);
  }
  return { people, problems: problems.toSorted((one, other) => one.line - other.line) };
}

type Report = (line: number, message: string) => void;

/** The rows with the line each begins at; the first broken one ends the reading, for nothing after it is sure. */
function readRows(text: string, report: Report): { record: Row; line: number }[] {
  const rows: { record: Row; line: number }[] = [];
  let line = 1;
  if (text.trim() === '')
    report(
      line,
      'the file is empty: its first line must name the columns address,language,lists,style,rhythm',
    );
  try {
    parse(text, {
      bom: true,
      columns: (header: string[]) => checkHeader(header.map((name) => name.trim().toLowerCase())),
      trim: true,
      skip_empty_lines: true,
      onRecord: (record: Row, { lines }: { lines: number }) => {
        rows.push({ record, line: lines });
        line = lines;
        return null;
      },
    });
  } catch (error) {
    const at = (error as { lines?: number }).lines ?? line;
    report(at, error instanceof BadRowError ? error.message : `the line is broken: ${explain(error)}`);
  }
  return rows;
}

function checkHeader(header: readonly string[]): string[] {
  const missing = ['address', 'lists'].filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !COLUMNS.some((column) => column === name));
  if (missing.length + unknown.length === 0) return [...header];
  if (header.some((name) => /[;\t]/.test(name))) {
    throw new BadRowError(
      'the columns are not separated by commas: save the file as "CSV (comma delimited)"',
    );
  }
  throw new BadRowError(
    `the first line must name the columns address,language,lists,style,rhythm` +
      (missing.length > 0 ? `; missing: ${missing.join(', ')}` : '') +
      (unknown.length > 0 ? `; unknown: ${unknown.map(quotable).join(', ')}` : ''),
  );
}

/** A word of the file as it may be shown: an address, or what is no word at all, is not repeated. */
const quotable = (value: string): string => (/^[\w -]{1,30}$/.test(value) ? `"${value}"` : '(not shown)');

/** csv-parse's own words name the fault but may quote the row, which holds an address: only its code is told. */
function explain(error: unknown): string {
  const { code } = error as { code?: string };
  if (code === 'CSV_RECORD_INCONSISTENT_COLUMNS') return 'it has more or fewer columns than the first line';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is opened and never closed';
  return 'check its quotation marks and commas';
}

/** The person of a row; null when something is wrong with it, all of which has been said then. */
function toPerson(
  row: Row,
  agency: Pick<Agency, 'languages' | 'style' | 'lists'>,
  say: (message: string) => void,
): ImportedPerson | null {
  const address = saying(say, () => readAddress(row.address ?? ''));
  const language = saying(say, () =>
    oneOf(row.language || agency.languages[0] || '', agency.languages, 'language'),
  );
  const lists = saying(say, () => readLists(row.lists ?? '', agency));
  const style = saying(say, () => oneOf(row.style || agency.style, STYLES, 'style') as Agency['style']);
  const rhythm = saying(say, () => oneOf(row.rhythm || 'each', RHYTHMS, 'rhythm') as Rhythm);
  if (!address || !language || !style || !lists || !rhythm) return null;
  return { address, language, style, lists, ...kept(rhythm) };
}

function saying<Value>(say: (message: string) => void, read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BadRowError)) throw error;
    say(error.message);
    return null;
  }
}

function readAddress(text: string): Address {
  try {
    return parseAddress(text);
  } catch (error) {
    if (error instanceof BadAddressError)
      throw new BadRowError(`the address can't be used: ${error.message}`);
    throw error;
  }
}

function oneOf(value: string, allowed: readonly string[], what: string): string {
  if (allowed.includes(value)) return value;
  throw new BadRowError(`unknown ${what} ${quotable(value)}: write one of ${allowed.join(', ')}`);
}

function readLists(text: string, { lists }: Pick<Agency, 'lists'>): string[] {
  const named = text.split(/[\s;,]+/).filter(Boolean);
  if (named.length === 0) throw new BadRowError('no list: name at least one in the column lists');
  const known = lists.map(({ id }) => id);
  return named.map((list) => oneOf(list, known, 'list'));
}
