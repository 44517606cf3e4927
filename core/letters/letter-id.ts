/** The id of a letter that follows from another: doing again what asks for it asks for the same letter. */
import { createHash } from 'node:crypto';

/** 32 hex digits, as every letter's id has. */
export const letterIdAfter = (letter: string, purpose: string): string =>
  createHash('sha256').update(`${purpose}\n${letter}`).digest('hex').slice(0, 32);
