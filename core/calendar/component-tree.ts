/** Turns content lines into the components they stand in: VCALENDAR, its VEVENTs, their VALARMs. */
import { type ContentLine, contentLines } from './content-lines.ts';
import { shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';

/** What stands between a BEGIN and its END. */
export interface Component {
  /** Upper case: `VEVENT`. */
  readonly name: string;
  /** Where its BEGIN stands. */
  readonly line: number;
  readonly lines: readonly PropertyLine[];
  readonly components: readonly Component[];
}

/** One property, not yet parsed. */
export interface PropertyLine extends ContentLine {
  /** Upper case: `DTSTART`. */
  readonly name: string;
}

interface OpenComponent extends Component {
  readonly lines: PropertyLine[];
  readonly components: OpenComponent[];
}

/** VCALENDAR, VEVENT, VALARM and what RFC 9073 puts into them need four; anything deeper is an accident or an attack. */
const MAX_DEPTH = 8;

/** None of these holds another of its name: where one seems to, an END was forgotten. */
const NEVER_NESTED: ReadonlySet<string> = new Set(['VCALENDAR', 'VEVENT', 'VALARM']);

/** What comes before a `:` or `;`; dots and underscores are not standard, but are met in exported files. */
const PROPERTY_NAME = /^([A-Za-z0-9._-]+)[:;]/;

/**
 * The components of a file, each when it ends: those that stand in a VCALENDAR (with what stands in them), and after
 * them the VCALENDAR itself with its own lines only, so that a large calendar is never in memory as a whole.
 * Whatever is wrong with the structure goes to `log`.
 */
export function* readComponents(text: string, log: ProblemLog): Generator<Component> {
  const tree = new TreeReader(log);
  for (const contentLine of contentLines(text)) {
    tree.take(contentLine);
    if (tree.ended.length > 0) yield* tree.ended.splice(0);
  }
  tree.finish();
  yield* tree.ended;
}

class TreeReader {
  /** What has ended and nobody has fetched yet. */
  readonly ended: Component[] = [];
  readonly #log: ProblemLog;
  readonly #open: OpenComponent[] = [];
  /** How many components are open below MAX_DEPTH; they are counted, not kept. */
  #tooDeep = 0;
  /** Where a file that was cut off has to be mended. */
  #lastLine = 1;
  /** Of neighbouring lines outside VCALENDAR only the first is reported. */
  #outsideReported = false;

  constructor(log: ProblemLog) {
    this.#log = log;
  }

  take({ line, text }: ContentLine): void {
    this.#lastLine = line;
    const name = PROPERTY_NAME.exec(text)?.[1]?.toUpperCase();
    if (name === 'BEGIN') this.#begin(line, componentName(text));
    else if (name === 'END') this.#end(line, componentName(text));
    else if (this.#open.length === 0) this.#outside(line);
    else if (name === undefined) this.#log.error(line, notAProperty(text));
    else if (this.#tooDeep === 0) this.#open.at(-1)?.lines.push({ line, name, text });
  }

  /** The end of the file closes whatever is still open. */
  finish(): void {
    for (const { name, line } of this.#open.toReversed()) {
      this.#log.error(
        this.#lastLine,
        `the ${name} of line ${line} has not ended: write END:${name} below this line (was the file cut off?)`,
      );
    }
    this.#close(0);
  }

  #begin(line: number, name: string): void {
    if (NEVER_NESTED.has(name)) this.#closeForgotten(line, name);
    if (this.#open.length === MAX_DEPTH) {
      if (this.#tooDeep === 0)
        this.#log.error(line, `BEGIN:${name} stands inside ${MAX_DEPTH} others: remove it`);
      this.#tooDeep += 1;
      return;
    }
    const component: OpenComponent = { name, line, lines: [], components: [] };
    const parent = this.#open.at(-1);
    if (!parent && name !== 'VCALENDAR') this.#outside(line);
    if (parent && parent.name !== 'VCALENDAR') parent.components.push(component);
    this.#open.push(component);
  }

  #closeForgotten(line: number, name: string): void {
    const forgotten = this.#open.find((component) => component.name === name);
    if (!forgotten) return;
    this.#log.error(
      line,
      `BEGIN:${name}, but the ${name} of line ${forgotten.line} has not ended: write END:${name} before this line`,
    );
    this.#close(this.#open.indexOf(forgotten));
  }

  #end(line: number, name: string): void {
    if (this.#tooDeep > 0 && !NEVER_NESTED.has(name)) {
      this.#tooDeep -= 1;
      return;
    }
    const depth = this.#open.findLastIndex((component) => component.name === name);
    if (depth === -1) {
      this.#log.error(
        line,
        `END:${name} without a BEGIN:${name} above it: remove this line, or write the BEGIN`,
      );
      return;
    }
    const inner = this.#open[depth + 1];
    if (inner) {
      this.#log.error(
        line,
        `END:${name}, but the ${inner.name} of line ${inner.line} has not ended: write END:${inner.name} before this line`,
      );
    }
    this.#close(depth);
  }

  #close(depth: number): void {
    const [root, member] = this.#open;
    if (root?.name === 'VCALENDAR') {
      if (member && depth <= 1) this.ended.push(member);
      if (depth === 0) this.ended.push(root);
    }
    this.#open.length = depth;
    this.#tooDeep = 0;
    if (depth === 0) this.#outsideReported = false;
  }

  #outside(line: number): void {
    if (this.#outsideReported) return;
    this.#outsideReported = true;
    this.#log.error(
      line,
      'this stands outside BEGIN:VCALENDAR and END:VCALENDAR: move it between the two, or remove it',
    );
  }
}

const componentName = (text: string): string =>
  shorten(
    text
      .slice(text.indexOf(':') + 1)
      .trim()
      .toUpperCase(),
  );

function notAProperty(text: string): string {
  return `"${shorten(text)}" is neither a property (NAME:value) nor a continuation: a line that continues the one above begins with a space`;
}
