/** A subscriber: a person's address and choices; a subscription: that person on one list. */
import { createHmac } from 'node:crypto';
import type { Style } from '../agency/style.ts';
import type { Address } from './address.ts';

export interface Subscriber {
  readonly id: string;
  readonly address: string;
  readonly language: string;
  readonly style: Style;
  /** Ids of events of which this person wants no reminders, though they are on a list that hears of them. */
  readonly muted?: readonly string[];
}

/** Hex digits of an id: 128 bits, uniform, so that equal slices of the ids hold equally many people. */
const ID_DIGITS = 32;

/** The id of whoever has `address`: a keyed hash, from which the address can't be had back. */
export function subscriberId(address: Address, idKey: string): string {
  const key = Buffer.from(idKey, 'base64url');
  return createHmac('sha256', key).update(address.comparable).digest('hex').slice(0, ID_DIGITS);
}
