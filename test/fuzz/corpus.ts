/** What is mutated: every calendar of this repository, as it lies there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { translationOf } from '../../core/contract/calendar-files.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The agency that governs the mutated calendars: the shipped one. */
export const AGENCY_TEXT = readFileSync(join(ROOT, 'events-data/agency.yaml'), 'utf8');

const FILES = globSync(['events-data/*.ics', 'test/fixtures/**/*.ics'], { cwd: ROOT }).toSorted();

const textsOf = (files: readonly string[]): string[] =>
  files.map((file) => readFileSync(join(ROOT, file), 'utf8'));

const isTranslation = (file: string): boolean => translationOf(basename(file)) !== null;

const CALENDAR_FILES = FILES.filter((file) => !isTranslation(file));

/** A golden pair says what is wrong with its calendar. */
function isSound(file: string): boolean {
  const golden = join(ROOT, file.replace(/\.ics$/, '.json'));
  return !existsSync(golden) || !readFileSync(golden, 'utf8').includes('"level": "error"');
}

export const CALENDARS: readonly string[] = textsOf(CALENDAR_FILES);
/** Those without an error: whatever is wrong with one that was made of them came with the mutation. */
export const SOUND_CALENDARS: readonly string[] = textsOf(CALENDAR_FILES.filter(isSound));
export const TRANSLATIONS: readonly string[] = textsOf(FILES.filter(isTranslation));
