/** Names something without telling it. */
import { createHmac } from 'node:crypto';

/** Hex digits of a name: 128 bits. */
const DIGITS = 32;

/** A keyed hash of `text`, from which it can't be had back; begin it with what it is, so that no two kinds share a name. */
export const keyedHash = (text: string, idKey: string): string =>
  createHmac('sha256', Buffer.from(idKey, 'base64url')).update(text).digest('hex').slice(0, DIGITS);
