/** Which files translate a calendar. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { translationOf, yearOf } from '../core/contract/calendar-files.ts';

/** Paths of the translations that lie beside the calendar at `path`, by name; a file that is named for no year has none. */
export function translationsBeside(path: string): string[] {
  const year = yearOf(basename(path));
  if (year === null) return [];
  const folder = dirname(path);
  const names = readdirSync(folder).filter((name) => translationOf(name)?.year === year);
  return names.toSorted().map((name) => join(folder, name));
}
