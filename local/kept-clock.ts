/** The clock of a service that is kept in a folder. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Clock, createClock } from './clock.ts';
import { savedState } from './endpoints/saved-state.ts';

const ClockSchema = v.object({ offset: v.number() });

/** The clock as it was left, or begun anew at `at`; each move is kept, and a crash leaves the old one or the new. */
export function keptClock(folder: string, at: Date | null): Clock {
  const file = join(folder, 'clock.json');
  mkdirSync(folder, { recursive: true });
  const save = (offset: number) => {
    writeFileSync(`${file}.new`, JSON.stringify({ offset }));
    renameSync(`${file}.new`, file);
  };
  const offset = at ? at.getTime() - Date.now() : savedState(file, ClockSchema, { offset: 0 }).offset;
  save(offset);
  return createClock(offset, save);
}
