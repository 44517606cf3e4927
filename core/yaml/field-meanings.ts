/** What fields of a file are for, in words that finish "write …": for messages about missing ones. */
import type { Path } from './yaml-lines.ts';

/** By path: `*` stands for any entry of a list, and for any name in a group of the first level. */
export type Meanings = Readonly<Partial<Record<string, string>>>;

/** What belongs into the field at a path, or undefined where the field's name says it. */
export const meaningsOf =
  (meanings: Meanings) =>
  (path: Path): string | undefined => {
    const steps = path.map((step) => (typeof step === 'number' ? '*' : step));
    const wildcard = [steps[0], '*', ...steps.slice(2)].join('.');
    return meanings[steps.join('.')] ?? meanings[wildcard];
  };
