/** The clock of a service that is kept in a folder. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, createClock } from './clock.ts';

/** The clock as it was left, or begun anew at `at`; each move is kept. */
export function keptClock(folder: string, at: Date | null): Clock {
  const file = join(folder, 'clock.json');
  mkdirSync(folder, { recursive: true });
  const save = (offset: number) => writeFileSync(file, JSON.stringify({ offset }));
  const offset = at ? at.getTime() - Date.now() : readOffset(file);
  save(offset);
  return createClock(offset, save);
}

function readOffset(file: string): number {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { offset: number }).offset;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
