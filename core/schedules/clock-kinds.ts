/** The kinds of alarm clocks, and what differs between them: who adds a message that a clock brings adds its line here. */
import type { DueMessage } from '../contract/messages.ts';

/** What several kinds of message have; what names the kind is all else. */
type Detail = 'dueAt' | 'startsAt' | 'year';
type FieldOf<Message> = Message extends unknown ? keyof Message : never;

/** By the field that a message of this kind alone has. */
export type ClockKind = Exclude<FieldOf<DueMessage>, Detail>;

interface ClockOfKind {
  /**
   * Whether one that can't be made is left to the sweep, which starts what is due: the way back of a deploy that has failed sets such clocks
   * too, and must not hang on them.
   */
  readonly isLeftToSweep: boolean;
  /** What was due when it rang, or did not: how the sentence of an alarm begins. */
  readonly wasDue: string;
}

const CLOCKS: Readonly<Record<ClockKind, ClockOfKind>> = {
  reminder: { isLeftToSweep: false, wasDue: 'A reminder was due' },
  notice: { isLeftToSweep: true, wasDue: 'A change was to be told' },
  programme: { isLeftToSweep: true, wasDue: 'A programme, or what is new in it, was due' },
  newsletter: { isLeftToSweep: true, wasDue: 'A newsletter issue was due' },
  digest: { isLeftToSweep: true, wasDue: 'A digest was due' },
  checkIn: { isLeftToSweep: true, wasDue: 'A check-in was due' },
};

/** What holds for the clock that brings `message`. */
export function clockOf(message: DueMessage): ClockOfKind {
  const found = Object.entries(CLOCKS).find(([kind]) => kind in message);
  if (!found) throw new TypeError('A message of the queue due names no kind of clock.');
  return found[1];
}
