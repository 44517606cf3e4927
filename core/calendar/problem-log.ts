/** Collects what is wrong with one file while it is read, so that one run says everything. */
import { oneLine } from './plain-text.ts';
import type { Problem } from './problem.ts';

/** The problems of one file, in whatever order its parts are looked at. */
export class ProblemLog {
  readonly #file: string;
  readonly #problems: Problem[] = [];
  #errors = 0;

  /** @param file the file's name as it is to be shown */
  constructor(file: string) {
    this.#file = file;
  }

  /** The file must be refused. `message` says what is wrong and what to write instead. */
  error(line: number, message: string): void {
    this.#errors += 1;
    this.#add(line, 'error', message);
  }

  /** The file can be used, but its author should know this. */
  warning(line: number, message: string): void {
    this.#add(line, 'warning', message);
  }

  /** Messages quote what the file says, and are printed to terminals: no control character passes. */
  #add(line: number, level: Problem['level'], message: string): void {
    this.#problems.push({ file: this.#file, line, level, message: oneLine(message) });
  }

  /** Errors so far: a part during which this number has not risen can be trusted. */
  get errors(): number {
    return this.#errors;
  }

  /** Everything said so far, by line. */
  inLineOrder(): Problem[] {
    return this.#problems.toSorted((one, other) => one.line - other.line);
  }
}
