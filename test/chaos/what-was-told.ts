/** What we have certainly been told: the events that our handler has taken, and what SES calls were made. */
import type { FeedbackMessage } from '../../core/contract/messages.ts';
import type { Heard } from '../../core/mailing/settle.ts';
import type { QueueMessage } from './courier.ts';
import { aboutRange } from './dispatch.ts';
import type { Moments } from './moments.ts';
import type { SesFault } from './ses-faults.ts';

/** A call as it was made, for the history. */
export interface MadeCall {
  readonly moment: number;
  readonly call: string;
  readonly fault: SesFault | null;
  readonly accessKey: string;
}

export interface Told {
  /** A handler has these events in hand, whatever becomes of it. */
  onDelivered(bodies: readonly string[]): void;
  /** These events are recorded. */
  onRecorded(messages: readonly QueueMessage[]): void;
  onCall(body: string, fault: SesFault | null, accessKey: string): void;
  /** Whether any event of a message is recorded. */
  has(messageId: string): boolean;
  /** Whether any event of a message ever reached a handler. */
  wasDelivered(messageId: string): boolean;
  /** The latest moment of sending of which a Send event is recorded; the empty text before the first. */
  newest(): string;
  /** How far SES had been heard when a step of the round was over. */
  onStepOver(at: Date, heard: Heard): void;
  /** The same at the last of these instants that is not after this one. */
  heardBy(at: string): Heard;
  /** From which moment on we knew that a person must not be mailed; undefined: we have not been told. */
  refusedSince(recipient: string): number | undefined;
  callsOf(range: string): readonly MadeCall[];
}

export function createTold(moments: Moments): Told {
  const told = new Set<string>();
  const delivered = new Set<string>();
  const refused = new Map<string, number>();
  const calls = new Map<string, MadeCall[]>();
  const steps: { readonly at: number; readonly heard: Heard }[] = [];
  let newest = '';
  const record = (body: string) => {
    const event = JSON.parse(body) as FeedbackMessage;
    const { messageId, timestamp, tags } = event.mail;
    told.add(messageId);
    if (event.eventType === 'Send' && timestamp > newest) newest = timestamp;
    const hard = event.eventType === 'Bounce' && event.bounce.bounceType === 'Permanent';
    const recipient = tags['recipient']?.[0] ?? '';
    if ((hard || event.eventType === 'Complaint') && !refused.has(recipient))
      refused.set(recipient, moments.next());
  };
  return {
    onDelivered: (bodies) => {
      for (const body of bodies) delivered.add((JSON.parse(body) as FeedbackMessage).mail.messageId);
    },
    onRecorded: (messages) => {
      for (const { body } of messages) record(body);
    },
    onCall: (body, fault, accessKey) => {
      const tag = (name: string) => new RegExp(`"Name":"${name}","Value":"([^"]*)"`).exec(body)?.[1] ?? '';
      const call = tag('call');
      const range = aboutRange(tag('mailing'), Number.parseInt(call, 10));
      const made = { moment: moments.next(), call, fault, accessKey };
      calls.set(range, [...(calls.get(range) ?? []), made]);
    },
    has: (messageId) => told.has(messageId),
    wasDelivered: (messageId) => delivered.has(messageId),
    newest: () => newest,
    onStepOver: (at, heard) => void steps.push({ at: at.getTime(), heard }),
    heardBy: (at) =>
      steps.findLast((step) => step.at <= Date.parse(at))?.heard ?? { newest: null, recordedUntil: null },
    refusedSince: (recipient) => refused.get(recipient),
    callsOf: (range) => calls.get(range) ?? [],
  };
}
