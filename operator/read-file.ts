/** Reads a file that an operator named, and says why one can't be had. */
import { readFileSync } from 'node:fs';
import { OperatorError } from '../local/operator-error.ts';

/** Its text, or in plain words why it can't be had. */
export type FileText = { readonly text: string } | { readonly unreadable: string };

const REASONS: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not open it',
  EEXIST: 'it is there already',
  ENOTDIR: 'it lies below a file, not a folder',
  EROFS: 'nothing can be written there',
};

/** In plain words why a file or a folder can't be had, or made. */
export const reasonOf = (error: unknown): string =>
  REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? String(error);

export function readNamedFile(file: string): FileText {
  try {
    return { text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { unreadable: reasonOf(error) };
  }
}

/** Its text; an OperatorError when it can't be had. */
export function readOrRefuse(file: string): string {
  const found = readNamedFile(file);
  if ('text' in found) return found.text;
  throw new OperatorError(`${file} can't be opened: ${found.unreadable}.`);
}
