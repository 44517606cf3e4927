/** How far long work has got: a bar on a terminal, and nothing for programs. */
import { Presets, SingleBar } from 'cli-progress';

/** What the work tells of itself. */
export interface Progress {
  /** How much there is to do; 0 where nobody knows. */
  begin(total: number): void;
  step(): void;
}

interface Shown {
  /** As cli-progress takes it, such as `{bar} {value}/{total} people`. */
  readonly format: string;
  /** Whether a program reads what is printed. */
  readonly json: boolean | undefined;
  /** Where the bar stands if that is a terminal. */
  readonly stream?: NodeJS.WritableStream;
}

const SILENT: Progress = { begin: () => undefined, step: () => undefined };

/** Does `work` beside its bar, which is put away when the work has ended, also when it has failed. */
export async function withProgress<T>(
  { format, json, stream = process.stderr }: Shown,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  if (json) return work(SILENT);
  const bar = new SingleBar({ format, stream }, Presets.shades_classic);
  try {
    return await work({ begin: (total) => bar.start(total, 0), step: () => bar.increment() });
  } finally {
    bar.stop();
  }
}
