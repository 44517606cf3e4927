/** Decides what becomes of each message, tells it, and puts addresses on the account's suppression list as SES does. */
import type { Clock } from '../clock.ts';
import { CONFIGURATION_SET_TAG, eventRecord, type ToldMail } from './ses-events.ts';
import {
  arrives,
  BEFORE,
  type FateOf,
  isSimulator,
  type Outcome,
  PUT_ON_LIST,
  simulatedFate,
} from './ses-fate.ts';
import { newSesId } from './ses-id.ts';
import { REASONS, type Reason, type SuppressionList } from './ses-suppression-list.ts';
import { sent, type Told, toldOf, unrendered } from './ses-told.ts';

/** Gets each record as it would lie in the queue. */
export type OnEvent = (json: string) => void;

/** What may still become of a message that has arrived. */
export type LaterFate = 'bounce' | 'complaint';

/** For which reasons mail through a configuration set is held back, and addresses come on the list; all by default. */
export type ReasonsOf = (configurationSet: string | undefined) => readonly Reason[];

export interface FeedbackOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly list: SuppressionList;
  readonly reasonsOf?: ReasonsOf;
  readonly fateOf?: FateOf;
  readonly onEvent?: OnEvent;
}

export interface SesFeedback {
  /** Tells what becomes of a message that is ready to leave; resolves to the addresses at which it arrives. */
  leaves(mail: ToldMail): Promise<string[]>;
  /** Tells that a message could not be rendered. */
  cannotBeRendered(mail: ToldMail, reason: string): void;
  /** Has a message that arrived bounce after all, or its reader call it spam. */
  turnsOut(mail: ToldMail, fate: LaterFate): Promise<void>;
}

export function createFeedback(options: FeedbackOptions): SesFeedback {
  const { clock, list, reasonsOf = () => REASONS, fateOf, onEvent } = options;
  const heeds = ({ tags }: ToldMail, reason: Reason) =>
    reasonsOf(tags[CONFIGURATION_SET_TAG]).includes(reason);
  const tell = (mail: ToldMail, told: Told | null) => {
    if (told !== null && CONFIGURATION_SET_TAG in mail.tags) onEvent?.(eventRecord(mail, told));
  };
  const outcomeAt = (mail: ToldMail, address: string): Outcome => {
    const reason = list.find(address)?.Reason;
    if (reason !== undefined && heeds(mail, reason)) return BEFORE[reason];
    return fateOf?.(address) ?? simulatedFate(address) ?? 'delivered';
  };
  const happens = async (mail: ToldMail, outcome: Outcome, addresses: readonly string[]) => {
    const at = clock.now();
    const feedbackId = newSesId(at);
    tell(mail, toldOf(outcome, { addresses, at, feedbackId }));
    const Reason = PUT_ON_LIST[outcome];
    if (Reason === undefined || !heeds(mail, Reason)) return;
    const Attributes = { MessageId: mail.messageId, FeedbackId: feedbackId };
    for (const EmailAddress of addresses) {
      if (!isSimulator(EmailAddress)) await list.put({ EmailAddress, Reason, Attributes });
    }
  };
  return {
    async leaves(mail) {
      tell(mail, sent);
      const outcomes = Map.groupBy(mail.to, (address) => outcomeAt(mail, address));
      // A virus is the message's, not the address's.
      if (outcomes.has('rejected')) {
        await happens(mail, 'rejected', mail.to);
        return [];
      }
      for (const [outcome, addresses] of outcomes) await happens(mail, outcome, addresses);
      return [...outcomes].flatMap(([outcome, addresses]) => (arrives(outcome) ? addresses : []));
    },
    cannotBeRendered: (mail, reason) => tell(mail, unrendered(reason)),
    turnsOut: (mail, fate) => happens(mail, fate, mail.to),
  };
}
