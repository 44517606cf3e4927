/** Reads the agency file: YAML that fits AgencySchema, or everything that is wrong with it. */
import * as v from 'valibot';
import type { Problem } from '../calendar/problem.ts';
import { ProblemLog } from '../calendar/problem-log.ts';
import { type Agency, AgencySchema } from './agency.ts';
import { meaningOf } from './agency-fields.ts';
import { LARGEST_FILE } from './agency-limits.ts';
import { NO_ADDRESS } from './text-fields.ts';
import { type Path, readYaml, type YamlFile } from './yaml-lines.ts';

/**
 * The agency that a file describes, or null with at least one error; each problem stands in its line.
 *
 * @param input `file` as it is to be shown in problems, and its `text`
 */
export function readAgency({ file, text }: { readonly file: string; readonly text: string }): {
  agency: Agency | null;
  problems: Problem[];
} {
  const log = new ProblemLog(file);
  const yaml = isTooLarge(text) ? reportSize(log) : readYaml(text, log);
  const agency = yaml && fitAgency(yaml, log);
  return { agency, problems: log.inLineOrder() };
}

function fitAgency({ content, lineOf }: YamlFile, log: ProblemLog): Agency | null {
  if (!isGroup(content)) {
    log.error(1, 'the agency file is empty or no list of fields: copy events-data/agency.yaml and change it');
    return null;
  }
  const fitted = v.safeParse(AgencySchema, content);
  if (fitted.success) return isTooLarge(JSON.stringify(fitted.output)) ? reportSize(log) : fitted.output;
  for (const issue of fitted.issues.flatMap(innermost)) {
    const path = pathOf(issue);
    log.error(lineOf(path), messageOf(issue, path));
  }
  return null;
}

const isTooLarge = (text: string): boolean => Buffer.byteLength(text) > LARGEST_FILE;

function reportSize(log: ProblemLog): null {
  log.error(
    1,
    `the agency file says more than ${LARGEST_FILE / 1024} KB, which is more than can be kept: shorten its texts`,
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
function messageOf(issue: Issue, path: Path): string {
  const field = path.join('.') || 'the agency file';
  const meaning = meaningOf(path);
  if (issue.expected === 'never')
    return `${field} is no field of an agency file: remove it, or check its spelling`;
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
