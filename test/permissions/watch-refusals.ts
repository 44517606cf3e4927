/** Fails the test during which a call was refused, even where the code under test has put up with that. */
import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { refusalInWords, refusedIn } from './notes.ts';
import { notesFolder, nowDuring, runFolder } from './this-run.ts';

const folder = runFolder();

/** What has been told already: a file of notes only grows. */
const told = (globalThis as { toldRefusals?: Set<string> }).toldRefusals ?? new Set<string>();
(globalThis as { toldRefusals?: Set<string> }).toldRefusals = told;

function failIfRefused(): void {
  if (folder === undefined || !anybodyRefused(notesFolder(folder))) return;
  const fresh = [...new Set(refusedIn(notesFolder(folder)).map(refusalInWords))].filter(
    (line) => !told.has(line),
  );
  for (const line of fresh) told.add(line);
  if (fresh.length > 0) throw new Error(`Not allowed by the role in the template:\n${fresh.join('\n')}`);
}

function anybodyRefused(notes: string): boolean {
  try {
    return readdirSync(notes).some((name) => name.endsWith('.refused'));
  } catch {
    return false;
  }
}

beforeAll(() => nowDuring(relative(process.cwd(), expect.getState().testPath ?? '')));
afterEach(failIfRefused);
afterAll(failIfRefused);
