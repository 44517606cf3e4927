/** What puts a registration into the attendee's own calendar, and takes it out again (iMIP, RFC 6047). */
import type { Agency } from '../agency/agency.ts';
import { writeInvitation } from '../calendar/write-calendar.ts';
import { calendarEntry, type EntryInput } from '../email/calendar-entry.ts';
import type { Invitation } from '../email/letter-mime.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';

export interface InvitationInput extends EntryInput {
  readonly method: Invitation['method'];
  /** The attendee's address. */
  readonly attendee: string;
  /** Above that of every message before it about the same event to the same person (RFC 5546 section 2.1.4). */
  readonly sequence: number;
  /** When this message is made. */
  readonly at: Date;
}

/**
 * Programs find the entry by its UID, take the newer SEQUENCE, and trust the organizer who is also the sender. A
 * cancellation says nothing of how to join.
 */
export function invitation({ method, attendee, sequence, at, ...input }: InvitationInput): Invitation {
  const isCancelled = method === 'CANCEL';
  const { event, ...entry } = calendarEntry({
    ...input,
    event: isCancelled ? withoutPrivateJoinLink(input.event) : input.event,
  });
  return {
    method,
    content: writeInvitation({
      method,
      stampedAt: at.toISOString(),
      entry: { ...entry, event: { ...event, sequence, ...(isCancelled && { status: 'CANCELLED' }) } },
      organizer: organizerOf(input.agency),
      attendee,
    }),
  };
}

const organizerOf = ({ senders }: Pick<Agency, 'senders'>) => ({
  name: senders.letters.name,
  address: senders.letters.address,
});
