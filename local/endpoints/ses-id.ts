/** Ids of messages and of feedback, as SES spells them: the moment in hexadecimal, something unique, a counter. */
import { randomUUID } from 'node:crypto';

export const newSesId = (at: Date): string =>
  `0100${at.getTime().toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
