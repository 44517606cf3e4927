/** What a page says after a button was pressed; the button's redirect names the note, so that nobody else can word it. */
const NOTES = {
  sent: 'The next reminder has gone out.',
  held: 'The reminder is due, but everything is paused: nobody has been sent anything.',
  'nothing-waits': 'No reminder is waiting.',
  moved: 'The clock has been moved.',
  replayed: 'The year has begun again, from an empty store.',
  forwarded: 'Forwarded.',
  'not-allowed':
    'Not forwarded: no address is on the list of those that mail may be forwarded to (FORWARD_TO).',
  bounced: 'SES has told that this message bounced for good.',
  complained: 'SES has told that the reader called this message spam.',
  paused: 'This mailing is paused: nothing more of it is sent.',
  resumed: 'This mailing goes on, unless everything is paused.',
  'all-paused': 'Everything is paused: no mailing is sent any more. Letters, such as confirmations, go on.',
  'all-resumed': 'Mailings go on, but for those that were paused one by one.',
  resent: 'Whoever was missed is sent it again.',
  'nobody-missed': 'Nobody was missed.',
  settled: 'Settled as you said.',
  busy: 'A part of it is being worked on just now, and was left alone: press again in two minutes.',
} as const;
export type Note = keyof typeof NOTES;

/** The words of a note; null for one that we never give. */
export const noteOf = (name: string | undefined): string | null =>
  name !== undefined && Object.hasOwn(NOTES, name) ? NOTES[name as Note] : null;
