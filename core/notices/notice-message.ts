/** The message that asks for the letter by which a person with a place is told of a change. */
import { createHash } from 'node:crypto';
import type { LetterMessage } from '../contract/letters.ts';
import type { NoticeMailing } from '../mailing/mailing.ts';
import type { Attendee } from '../registrations/attendee.ts';

export type NoticeMessage = Extract<LetterMessage, { purpose: 'notice' }>;

/** Hex digits of a letter's id. */
const ID_DIGITS = 32;

/** The letter's id is derived from the notice and the person: asked for twice, it stays one letter. */
export const noticeMessage = (
  { id: mailing, event }: Pick<NoticeMailing, 'id' | 'event'>,
  { person: { id, address, language, style }, from }: { readonly person: Attendee; readonly from: number },
): NoticeMessage => ({
  purpose: 'notice',
  letter: createHash('sha256').update(`notice\n${mailing}\n${id}`).digest('hex').slice(0, ID_DIGITS),
  event,
  mailing,
  from,
  person: { id, address, language, style },
});
