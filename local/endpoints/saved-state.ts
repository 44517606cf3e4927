/** State kept in one JSON file, replaced whole by a rename, so that a crash leaves the old state or the new one. */
import { mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';

export interface SavedState {
  /** Writes the state as it is now or will be by the time of writing; changes made meanwhile share one write. */
  save(): Promise<void>;
}

export interface SavedStateOptions {
  /** Null keeps the state in memory: `save` then does nothing. */
  readonly file: string | null;
  /** Permissions of the file, such as 0o600. */
  readonly mode?: number;
  readonly snapshot: () => unknown;
}

export function saveState({ file, mode = 0o644, snapshot }: SavedStateOptions): SavedState {
  if (file === null) return { save: async () => {} };
  mkdirSync(dirname(file), { recursive: true });
  const write = async () => {
    await writeFile(`${file}.new`, JSON.stringify(snapshot()), { mode });
    await rename(`${file}.new`, file);
  };
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  return {
    save() {
      waiting ??= running
        .catch(() => {})
        .then(() => {
          running = waiting ?? running;
          waiting = null;
          return write();
        });
      return waiting;
    },
  };
}

/** What was saved, or `otherwise` when nothing was; a file of another shape is an error that names it. */
export function savedState<Schema extends v.GenericSchema>(
  file: string | null,
  schema: Schema,
  otherwise: v.InferOutput<Schema>,
): v.InferOutput<Schema> {
  const written = file === null ? null : readIfThere(file);
  if (written === null) return otherwise;
  try {
    return v.parse(schema, JSON.parse(written));
  } catch (cause) {
    throw new Error(`${file} cannot be read as saved state; remove it to begin afresh.`, { cause });
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
