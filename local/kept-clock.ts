/** The clock of a service that is kept in a folder. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Clock, createClock } from './clock.ts';
import { savedState } from './endpoints/saved-state.ts';

const ClockSchema = v.object({ offset: v.number() });

const fileIn = (folder: string) => join(folder, 'clock.json');
const keptOffset = (folder: string) => savedState(fileIn(folder), ClockSchema, { offset: 0 }).offset;

/** What that clock shows, whoever runs it: read anew each time. The real time where none is kept. */
export const timeKeptIn = (folder: string): Date => new Date(Date.now() + keptOffset(folder));

/** The clock as it was left, or begun anew at `at`; each move is kept, and a crash leaves the old one or the new. */
export function keptClock(folder: string, at: Date | null): Clock {
  const file = fileIn(folder);
  mkdirSync(folder, { recursive: true });
  const save = (offset: number) => {
    writeFileSync(`${file}.new`, JSON.stringify({ offset }));
    renameSync(`${file}.new`, file);
  };
  const offset = at ? at.getTime() - Date.now() : keptOffset(folder);
  save(offset);
  return createClock(offset, save);
}
