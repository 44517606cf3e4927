/** The message that asks for a letter on how a person's registration stands. */
import { createHash } from 'node:crypto';
import type { LetterMessage } from '../contract/letters.ts';
import type { EventRef } from '../contract/messages.ts';
import { eventAudience } from '../subscribers/audience.ts';
import type { Attendee } from './attendee.ts';

export type RegistrationMessage = Extract<LetterMessage, { purpose: 'registration' }>;

/** Hex digits of a letter's id. */
const ID_DIGITS = 32;

/** What a letter tells, and what brought it about: asked for twice by the same thing, it stays one letter. */
export interface ToldOfEvent {
  readonly event: EventRef;
  readonly outcome: RegistrationMessage['outcome'];
  readonly person: Attendee;
  /** Since when the person wants what they asked for: whatever tells them twice that they have it tells them once. */
  readonly because: string;
}

/** The letter's id is derived from whom it tells what, and why. */
export function registrationMessage({ event, outcome, person, because }: ToldOfEvent): RegistrationMessage {
  const { id, address, language, style } = person;
  const letter = createHash('sha256')
    .update(['registration', eventAudience(event), id, outcome, because].join('\n'))
    .digest('hex')
    .slice(0, ID_DIGITS);
  return {
    purpose: 'registration',
    letter,
    event,
    outcome,
    person: { id, address, language, style },
  };
}
