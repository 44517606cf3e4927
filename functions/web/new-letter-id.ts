/** The id of a letter, made once with the request: delivered twice, it stays the same letter. */
import { randomBytes } from 'node:crypto';

/** 128 random bits; the letter's token is made of them with a key of ours. */
export const newLetterId = (): string => randomBytes(16).toString('hex');
