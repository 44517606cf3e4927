/** What one process of a run notes of permissions, in files of its own: what was used, and who was refused what. */
import { appendFileSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** A call that was refused. */
export interface Refused {
  /** The access key. */
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  /** The partition keys of a call to a table; none for any other. */
  readonly keys: readonly string[];
  readonly why: string;
  /** During which test file. */
  readonly during: string;
}

export interface Notes {
  used(permission: string): void;
  refused(call: Refused): void;
}

/** Notes into `folder`; each permission is written once, each refusal at once. */
export function notesIn(folder: string): Notes {
  mkdirSync(folder, { recursive: true });
  const mine = join(folder, `${process.pid}-${threadId}`);
  const written = new Set<string>();
  return {
    used: (permission) => {
      if (written.has(permission)) return;
      written.add(permission);
      appendFileSync(`${mine}.used`, `${permission}\n`);
    },
    refused: (call) => appendFileSync(`${mine}.refused`, `${JSON.stringify(call)}\n`),
  };
}

const linesOf = (folder: string, ending: string): string[] =>
  globSync(join(folder, '**', `*.${ending}`)).flatMap((file) =>
    readFileSync(file, 'utf8').split('\n').filter(Boolean),
  );

/** Every permission that any process has noted below `folder` as used. */
export const usedIn = (folder: string): string[] => [...new Set(linesOf(folder, 'used'))].toSorted();

/** Every refusal that any process has noted below `folder`. */
export const refusedIn = (folder: string): Refused[] =>
  linesOf(folder, 'refused').map((line) => JSON.parse(line) as Refused);

/** One line for whoever has to mend it. */
export const refusalInWords = ({ caller, action, resource, keys, why, during }: Refused): string =>
  `${caller} may not ${action} on ${resource}${keys.length > 0 ? ` with keys ${keys.join(', ')}` : ''} (${during}): ${why}`;
