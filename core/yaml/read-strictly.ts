/** Reads a YAML file of `events-data/` strictly: what fits its schema, or everything that is wrong with it, each in its line. */
import * as v from 'valibot';
import { NO_ADDRESS } from '../agency/text-fields.ts';
import type { Problem } from '../calendar/problem.ts';
import { ProblemLog } from '../calendar/problem-log.ts';
import { type Path, readYaml, type YamlFile } from './yaml-lines.ts';

/** One kind of file: what it is called in messages, and what it may say. */
export interface FileKind<T> {
  /** `agency file`. */
  readonly name: string;
  /** `an`. */
  readonly article: string;
  /** A file of this kind to copy. */
  readonly like: string;
  readonly schema: v.GenericSchema<unknown, T>;
  /** Bytes of UTF-8: of the file, and of what it says once its `&` and `*` are written out. */
  readonly largest: number;
  /** What belongs into a field, in words that finish "write …". */
  readonly meaningOf: (path: Path) => string | undefined;
}

/** What a file is read as; null with at least one error. */
export interface ReadFile<T> {
  readonly value: T | null;
  readonly problems: Problem[];
}

/**
 * @param input `file` as it is to be shown in problems, and its `text`
 * @param finish makes of what fits the schema what is wanted, and reads what the schema can't, such as the Markdown in a text;
 * its errors refuse the file
 */
export function readStrictly<T, Made>(
  { file, text }: { readonly file: string; readonly text: string },
  kind: FileKind<T>,
  finish: (value: T, yaml: YamlFile, log: ProblemLog) => Made,
): ReadFile<Made> {
  const log = new ProblemLog(file);
  const yaml = isTooLarge(text, kind) ? reportSize(log, kind) : readYaml(text, log, kind.like);
  const value = yaml && fitted(yaml, kind, log);
  const made = yaml && value !== null ? finish(value, yaml, log) : null;
  return { value: log.errors === 0 ? made : null, problems: log.inLineOrder() };
}

function fitted<T>({ content, lineOf }: YamlFile, kind: FileKind<T>, log: ProblemLog): T | null {
  if (!isGroup(content)) {
    log.error(1, `the ${kind.name} is empty or no list of fields: copy ${kind.like} and change it`);
    return null;
  }
  const parsed = v.safeParse(kind.schema, content);
  if (parsed.success)
    return isTooLarge(JSON.stringify(parsed.output), kind) ? reportSize(log, kind) : parsed.output;
  for (const issue of parsed.issues.flatMap(innermost)) {
    const path = pathOf(issue);
    log.error(lineOf(path), messageOf(issue, path, kind));
  }
  return null;
}

type Naming = Pick<FileKind<unknown>, 'name' | 'article' | 'meaningOf'>;

const isTooLarge = (text: string, { largest }: Pick<FileKind<unknown>, 'largest'>): boolean =>
  Buffer.byteLength(text) > largest;

function reportSize(log: ProblemLog, { name, largest }: Pick<FileKind<unknown>, 'name' | 'largest'>): null {
  log.error(
    1,
    `the ${name} says more than ${largest / 1024} KB, which is more than can be kept: shorten its texts`,
  );
  return null;
}

/** YAML's maps; valibot would take a list for one. */
const isGroup = (content: unknown): boolean =>
  typeof content === 'object' && content !== null && !Array.isArray(content);

type Issue = v.BaseIssue<unknown>;

/** Of the alternatives of a union, what is wrong inside the one that was meant, where that can be told. */
function innermost(issue: Issue): Issue[] {
  const inside = (issue.issues ?? []).filter(({ path }) => path);
  if (inside.length === 0) return [issue];
  const around = issue.path ?? [];
  return inside.map(
    (inner) => ({ ...inner, path: [...around, ...(inner.path ?? [])] as Issue['path'] }) as Issue,
  );
}

const pathOf = ({ path }: Issue): Path =>
  (path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));

/** In plain words: which field, what is wrong with it, what to write. */
function messageOf(issue: Issue, path: Path, { name, article, meaningOf }: Naming): string {
  const field = path.join('.') || `the ${name}`;
  const meaning = meaningOf(path);
  if (issue.expected === 'never')
    return `${field} is no field of ${article} ${name}: remove it, or check its spelling`;
  if (issue.received === 'undefined') return `${field} is missing: write ${meaning ?? 'it'}`;
  if (issue.received === 'null') return `${field} is empty: write ${meaning ?? shapeOf(issue)}`;
  if (issue.kind === 'schema' && issue.message.startsWith('Invalid'))
    return `${field} must be ${shapeOf(issue)}, not ${issue.received}`;
  const isQuotable =
    issue.message !== NO_ADDRESS && !UNQUOTED.has(issue.type) && issue.received?.startsWith('"');
  return path.length === 0
    ? issue.message
    : `${field} ${issue.message}${isQuotable ? `, not ${issue.received}` : ''}`;
}

/** Addresses of people are not repeated either; of a link valibot gives the beginning only. */
const UNQUOTED: ReadonlySet<string> = new Set(['starts_with']);

const SHAPES: Readonly<Partial<Record<string, string>>> = {
  string: 'text (a number needs quotes)',
  array: 'a list, such as [one, two]',
  record: 'words by language, such as en: January events',
  object: 'a group of fields, indented below it',
  strict_object: 'a group of fields, indented below it',
};

function shapeOf({ type, expected }: Issue): string {
  if (type === 'picklist') return `one of ${expected?.replace(/[()"]/g, '').replaceAll(' | ', ', ')}`;
  return SHAPES[type] ?? String(expected);
}
