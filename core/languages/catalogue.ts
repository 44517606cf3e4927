/** The shape of a catalogue: English gives it, so a language with a missing or misspelled key fails the type check. */
import type { en } from './en.ts';

type Words<T> = {
  readonly [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]>;
};

/** Everything the product says in one language, apart from what the calendar and the agency file say themselves. */
export interface Catalogue extends Omit<Words<typeof en>, 'dir' | 'zoneName'> {
  readonly dir: 'ltr' | 'rtl';
  readonly zoneName: 'short' | 'long' | 'shortGeneric' | 'longGeneric';
}

/**
 * Fills the `{slots}` of a catalogue's sentence; values are taken as they are, even when they hold braces themselves.
 * @throws {Error} when a slot has no value: a sentence with a hole must never reach a reader.
 */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = values[slot];
    if (value === undefined) throw new Error(`The sentence “${sentence}” wants a value for {${slot}}.`);
    return value;
  });
}
