/** Reads a whole form: all its answers, or all that is wrong with them at once. */
import type { FormError, Read } from './form-error.ts';

export type ReadForm<T> =
  | { readonly answers: T; readonly errors?: never }
  | { readonly answers?: never; readonly errors: readonly FormError[] };

/** The answers by name when every one could be read; else the errors, in the order in which the fields are given. */
export function readAll<T extends object>(reads: { readonly [Key in keyof T]: Read<T[Key]> }): ReadForm<T> {
  const entries = Object.entries(reads) as [string, Read<unknown>][];
  const errors = entries.flatMap(([, each]) => (each.ok ? [] : [each.error]));
  if (errors.length > 0) return { errors };
  return { answers: Object.fromEntries(entries.map(([name, each]) => [name, each.ok && each.value])) as T };
}
