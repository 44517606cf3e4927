/** Reads YAML so that whatever is wrong with it can be shown in its line. */
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ProblemLog } from '../calendar/problem-log.ts';

/** Where a value stands in a document: `['lists', 0, 'id']`. */
export type Path = readonly (string | number)[];

/** What a YAML file says, and where it says it. */
export interface YamlFile {
  readonly content: unknown;
  /** The line of a field; of the nearest one around it, where it is missing. */
  readonly lineOf: (path: Path) => number;
  /** The line in which a text itself begins: of a block (`|`, `>`) the one below its field. */
  readonly textLineOf: (path: Path) => number;
}

/** The content of a YAML file; null, with errors in `log`, where it can't be read. `like` is a file that is written well. */
export function readYaml(text: string, log: ProblemLog, like = 'events-data/agency.yaml'): YamlFile | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const lineAt = (position: number) => Math.max(1, lines.linePos(position).line);
  const mistakes = [...document.errors, ...document.warnings];
  // Where the parser has lost its way, all but its first word is about its own confusion.
  const lost = mistakes.find((mistake) => slipOf(mistake) === undefined);
  for (const mistake of mistakes) {
    const slip = slipOf(mistake);
    if (slip === undefined && mistake !== lost) continue;
    log.error(lineAt(mistake.pos[0]), slip ?? unclear(mistake.message, like));
  }
  if (log.errors > 0) return null;
  try {
    return {
      content: document.toJS(),
      lineOf: (path) => lineAt(positionOf(document, path)),
      textLineOf: (path) => textLineOf(document, path, lineAt),
    };
  } catch (error) {
    log.error(
      1,
      `what stands behind & and * can't be put in: write those values out (YAML: ${error instanceof Error ? error.message : String(error)})`,
    );
    return null;
  }
}

/** What to do about the slips that people make; the keys are the parser's. */
const SLIPS: Readonly<Partial<Record<string, string>>> = {
  DUPLICATE_KEY: 'this field stands here for the second time: keep one of the two',
  TAB_AS_INDENT: 'a tab at the beginning of a line: indent with spaces',
  BAD_INDENT:
    'this line is indented differently from its neighbours: fields of one group begin in one column',
  BLOCK_IN_FLOW:
    'between { and }, or [ and ], a comma is missing, or one of them is not closed: write it as { en: one, es: two }',
  BAD_SCALAR_START:
    'this text begins with a sign that means something else: put the whole text in double quotes',
  BAD_DQ_ESCAPE:
    'a backslash in double quotes begins a sign that does not exist: put the text in single quotes',
  MISSING_CHAR:
    'a quote or bracket is opened and not closed: close it, or put the whole text in double quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a second colon in one line: put text that has a colon in double quotes',
  MULTILINE_IMPLICIT_KEY:
    'this line is no field (name: value): begin it further right if it continues the one above',
  MULTIPLE_DOCS: 'a second document begins here (---): a file has one',
};

const UNCLOSED =
  'a { or [ in this line or above it is not closed: put } or ] at its end, or a quote around text that has such a sign';

type Mistake = Pick<Document['errors'][number], 'code' | 'message'>;

/** The parser takes a bracket that is not closed for a line that is indented wrongly. */
const slipOf = ({ code, message }: Mistake): string | undefined =>
  code === 'BAD_INDENT' && message.startsWith('Flow ') ? UNCLOSED : SLIPS[code];

/** What the parser says is for whoever knows YAML, and comes last. */
const unclear = (message: string, like: string): string =>
  `this line, or one above it, can't be understood: look for a quote, a bracket or a brace that is missing or one too many, and write it as ${like} has it (YAML: ${message})`;

function positionOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let position = startOf(node);
  for (const step of path) {
    const child = childOf(node, step);
    if (!child) break;
    position = startOf(child.name);
    node = child.value;
  }
  return position;
}

function textLineOf(document: Document, path: Path, lineAt: (position: number) => number): number {
  const node = document.getIn(path, true);
  if (!isScalar(node)) return lineAt(positionOf(document, path));
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  return lineAt(startOf(node)) + (isBlock ? 1 : 0);
}

function childOf(node: unknown, step: string | number): { name: unknown; value: unknown } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? undefined : { name: item, value: item };
  }
  const pair = isMap(node)
    ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    : undefined;
  return pair && { name: pair.key, value: pair.value };
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
