/** To which words a person agreed: those that stood at the form, kept once under a name made of them. */
import { createHash } from 'node:crypto';

export interface ConsentWording {
  /** The first 12 hex digits of the text's SHA-256. */
  readonly name: string;
  readonly text: string;
}

/** The wording of a form that said `sentences`, in the order and the language in which they stood there. */
export function consentWording(sentences: readonly string[]): ConsentWording {
  const text = sentences.join('\n\n');
  return { name: createHash('sha256').update(text).digest('hex').slice(0, 12), text };
}
