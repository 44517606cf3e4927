/** What SES says of a message, in our words. */
import type { FeedbackMessage } from '../contract/messages.ts';

/**
 * What can become of a message that SES has accepted, the lesser before the graver: state only ever gets graver, in whatever
 * order events come and however often. `unrendered`: accepted, and then not sent, because a placeholder had no value.
 */
export const AFTERMATHS = [
  'delayed',
  'soft-bounced',
  'rejected',
  'unrendered',
  'bounced',
  'complained',
] as const;
export type Aftermath = (typeof AFTERMATHS)[number];

/** Which call of a mailing's ledger a message was of. */
export interface CallRef {
  readonly mailing: string;
  readonly range: number;
  readonly call: number;
}

/** One event: SES accepted the message, and what became of it, where that is more. */
export interface Said {
  /** Null for letters. */
  readonly of: CallRef | null;
  /** Subscriber id; null for a message that carries none of our tags. */
  readonly recipient: string | null;
  readonly messageId: string;
  /** When SES accepted the message. */
  readonly acceptedAt: string;
  readonly aftermath: Aftermath | null;
  /** SES held the message back itself, for what had become of an earlier one: it harms nobody's reputation. */
  readonly heldBack: boolean;
}

const OF_EVENT: Readonly<Record<string, Aftermath>> = {
  Reject: 'rejected',
  'Rendering Failure': 'unrendered',
  DeliveryDelay: 'delayed',
  Complaint: 'complained',
};

/** The meaning of one event. Whatever it says, it proves that SES had accepted the message. */
export function said(message: FeedbackMessage): Said {
  const { timestamp, messageId, tags } = message.mail;
  return {
    of: callOf(tags['mailing']?.[0], tags['call']?.[0]),
    recipient: RECIPIENT.exec(tags['recipient']?.[0] ?? '')?.[0] ?? null,
    messageId,
    acceptedAt: timestamp,
    aftermath: aftermathOf(message),
    heldBack: HELD_BACK.has(subtypeOf(message) ?? ''),
  };
}

/** A subscriber's id. */
const RECIPIENT = /^[0-9a-f]{32}$/;

/** @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
const HELD_BACK: ReadonlySet<string> = new Set(['OnAccountSuppressionList', 'Suppressed']);

function subtypeOf(message: FeedbackMessage): string | null | undefined {
  if (message.eventType === 'Bounce') return message.bounce.bounceSubType;
  return message.eventType === 'Complaint' ? message.complaint.complaintSubType : null;
}

function aftermathOf(message: FeedbackMessage): Aftermath | null {
  if (message.eventType !== 'Bounce') return OF_EVENT[message.eventType] ?? null;
  return message.bounce.bounceType === 'Permanent' ? 'bounced' : 'soft-bounced';
}

function callOf(mailing: string | undefined, tag: string | undefined): CallRef | null {
  const [, range, call] = /^(\d+)-(\d+)$/.exec(tag ?? '') ?? [];
  return mailing && range && call ? { mailing, range: Number(range), call: Number(call) } : null;
}
