/** The list of an inbox kept in a folder: one JSON line per message. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Summary } from './inbox.ts';

export const INDEX_FILE = 'index.jsonl';

const SummarySchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-z]{9}$/)),
  at: v.pipe(v.string(), v.isoTimestamp()),
  from: v.string(),
  to: v.array(v.string()),
  subject: v.string(),
  tags: v.record(v.string(), v.string()),
  messageId: v.string(),
  size: v.number(),
});

/**
 * Reads the list. A line cut short by a crash, or one whose message is gone, is dropped, and the file written anew
 * without it, so that the next line begins at its own beginning.
 */
export function readIndex(folder: string): Summary[] {
  const file = join(folder, INDEX_FILE);
  const files = new Set(readdirSync(folder));
  if (!files.has(INDEX_FILE)) return [];
  const written = readFileSync(file, 'utf8');
  const summaries = written
    .split('\n')
    .flatMap(readLine)
    .filter(({ id }) => files.has(`${id}.eml`));
  const sound = summaries.map((summary) => `${JSON.stringify(summary)}\n`).join('');
  if (sound !== written) {
    writeFileSync(`${file}.new`, sound);
    renameSync(`${file}.new`, file);
  }
  return summaries;
}

function readLine(line: string): Summary[] {
  try {
    return [v.parse(SummarySchema, JSON.parse(line))];
  } catch {
    return [];
  }
}
