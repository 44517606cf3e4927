/** Collects what is wrong with one file while it is read, so that one run says everything. */
import { oneLine } from './plain-text.ts';
import type { Problem } from './problem.ts';

/** The problems of one file, in whatever order its parts are looked at. */
export class ProblemLog {
  readonly #file: string;
  readonly #problems: Problem[] = [];
  /** Problems that are one and the same in many lines. */
  readonly #repeated = new Map<string, Repeated>();
  /** What has been said of a line already: the same again says nothing new, such as of both tags in `<b>this</b>`. */
  readonly #said = new Set<string>();
  #errors = 0;

  /** @param file the file's name as it is to be shown */
  constructor(file: string) {
    this.#file = file;
  }

  /**
   * The file must be refused. `message` says what is wrong and what to write instead. Problems with the same `habit` are
   * one slip in many lines: a few are told each, more are told once.
   */
  error(line: number, message: string, habit: string | null = null): void {
    this.#errors += 1;
    this.#add(line, 'error', { message, habit });
  }

  /** The file can be used, but its author should know this. */
  warning(line: number, message: string, habit: string | null = null): void {
    this.#add(line, 'warning', { message, habit });
  }

  /** Messages quote what the file says, and are printed to terminals: no control character passes. */
  #add(
    line: number,
    level: Problem['level'],
    { message, habit }: { message: string; habit: string | null },
  ): void {
    const problem = { file: this.#file, line, level, message: oneLine(message) };
    const said = `${line} ${level} ${problem.message}`;
    if (this.#said.has(said)) return;
    this.#said.add(said);
    if (habit === null) {
      this.#problems.push(problem);
      return;
    }
    const repeated = this.#repeated.get(`${level} ${habit}`);
    if (!repeated) this.#repeated.set(`${level} ${habit}`, { problems: [problem], count: 1 });
    else {
      repeated.count += 1;
      if (repeated.problems.length < MOST_TOLD_EACH) repeated.problems.push(problem);
    }
  }

  /** Errors so far: a part during which this number has not risen can be trusted. */
  get errors(): number {
    return this.#errors;
  }

  /** Everything said so far, by line. */
  inLineOrder(): Problem[] {
    const repeated = [...this.#repeated.values()].flatMap(toldOnce);
    return [...this.#problems, ...repeated].toSorted((one, other) => one.line - other.line);
  }
}

/** The first of many like problems, and how many they are. */
interface Repeated {
  readonly problems: Problem[];
  count: number;
}

const MOST_TOLD_EACH = 3;

function toldOnce({ problems, count }: Repeated): readonly Problem[] {
  const [first, ...others] = problems;
  if (!first || count <= MOST_TOLD_EACH) return problems;
  const lines = others.map(({ line }) => line).join(', ');
  const message = `${first.message} (the same in lines ${lines} and ${count - problems.length} more)`;
  return [{ ...first, message }];
}
