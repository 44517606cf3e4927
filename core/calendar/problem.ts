/** What is wrong with a file somebody wrote: where, what, and how to mend it. */
export interface Problem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly level: 'error' | 'warning';
  /** What is wrong, and what to write instead. */
  readonly message: string;
}

/** `file:line: error: message`, as compilers print it and editors understand it. */
export function printProblem({ file, line, level, message }: Problem): string {
  return `${file}:${line}: ${level}: ${message}`;
}

/** A file was refused, for the errors among its problems; nothing of it has been stored. */
export class RefusedFileError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(printProblem).join('\n'));
    this.name = 'RefusedFileError';
    this.problems = problems;
  }
}

export const isError = (problem: Problem): boolean => problem.level === 'error';
