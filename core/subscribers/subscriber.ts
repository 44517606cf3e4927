/** A subscriber: a person's address and choices; a subscription: that person on one list. */
import type { Style } from '../agency/style.ts';
import { keyedHash } from '../runtime/keyed-hash.ts';
import type { Address } from './address.ts';
import type { HasRhythm } from './rhythm.ts';

export interface Subscriber extends HasRhythm {
  readonly id: string;
  readonly address: string;
  readonly language: string;
  readonly style: Style;
  /** Ids of events of which this person wants no reminders, though they are on a list that hears of them. */
  readonly muted?: readonly string[];
}

/**
 * The id of whoever has `address`: a keyed hash, from which the address can't be had back. Its 128 bits are uniform, so that
 * equal slices of the ids hold equally many people.
 */
export const subscriberId = ({ comparable }: Address, idKey: string): string => keyedHash(comparable, idKey);

/** The partition of the table that holds all that is kept of a person. */
export const subscriberPartition = (id: string): string => `SUBSCRIBER#${id}`;
