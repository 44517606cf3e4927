/** The way out of SES: admission by rate and quota, then the inbox, unless something else becomes of the message. */
import type { Clock } from '../clock.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { isSimulator } from './ses-fate.ts';
import type { SesFeedback } from './ses-feedback.ts';
import { newSesId } from './ses-id.ts';
import type { createDailyQuota, createRate } from './ses-quota.ts';
import type { Refusal } from './ses-refusal.ts';
import type { Tag } from './ses-request.ts';
import { RenderingFailure } from './ses-template.ts';

/** A message that SES accepted, whatever becomes of it; `rendering-failed` ones never leave SES. */
export interface SentMail {
  readonly messageId: string;
  readonly at: Date;
  readonly from: string;
  readonly to: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly outcome: 'sent' | 'rendering-failed';
}
export type OnSend = (mail: SentMail) => void;

export interface UnsentMail extends SentMail {
  /** What could not be rendered. */
  readonly reason: string;
}

/** What is ready to leave: envelope, tags, and how to write the message down. */
export interface Departure {
  readonly from: string;
  readonly recipients: readonly string[];
  readonly tags: readonly Tag[];
  /** Throws a RenderingFailure when a variable has no value. */
  readonly compose: (messageId: string, date: Date) => Promise<Buffer> | Buffer;
}

export interface Outgoing {
  /** Takes room for the recipients, or says why there is none. The mailbox simulator's cost no quota. */
  admit(recipients: readonly string[]): Refusal | null;
  /** Sends what was admitted; the id is SES's own. */
  send(departure: Departure): Promise<string>;
  unsent(): readonly UnsentMail[];
}

interface Parts {
  readonly clock: Clock;
  readonly inbox: Inbox;
  readonly onSend?: OnSend;
  readonly rate: ReturnType<typeof createRate>;
  readonly quota: ReturnType<typeof createDailyQuota>;
  readonly feedback: SesFeedback;
}

export function createOutgoing({ clock, inbox, onSend, rate, quota, feedback }: Parts): Outgoing {
  const unsent: UnsentMail[] = [];
  return {
    admit(recipients) {
      if (!rate.take(recipients.length)) return 'ACCOUNT_THROTTLED';
      return quota.take(recipients.filter((address) => !isSimulator(address)).length)
        ? null
        : 'ACCOUNT_DAILY_QUOTA_EXCEEDED';
    },
    async send({ from, recipients, tags, compose }) {
      const at = clock.now();
      const messageId = newSesId(at);
      const named = Object.fromEntries(tags.map(({ Name, Value }) => [Name, Value]));
      const mail = { messageId, at, from, to: recipients, tags: named };
      try {
        const eml = await compose(messageId, at);
        const to = await feedback.leaves({ ...mail, eml });
        if (to.length > 0) inbox.add({ ...mail, to, eml });
        onSend?.({ ...mail, outcome: 'sent' });
      } catch (error) {
        if (!(error instanceof RenderingFailure)) throw error;
        feedback.cannotBeRendered({ ...mail, eml: null }, error.message);
        unsent.push({ ...mail, outcome: 'rendering-failed', reason: error.message });
        onSend?.({ ...mail, outcome: 'rendering-failed' });
      }
      return messageId;
    },
    unsent: () => unsent,
  };
}
