/** What the operator's local pages show and set in motion. */
import type { EventRef } from '../../core/contract/messages.ts';
import type { Clock } from '../clock.ts';
import type { SchedulerEndpoint } from '../endpoints/scheduler.ts';
import type { Ses } from '../endpoints/ses.ts';
import type { Forwarder } from '../inbox/forward.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Oversight } from '../oversight.ts';

/** Moves of the clock; each resolves when the queues are idle again. */
export interface ClockActions {
  /** Goes to the instant, through every schedule on the way; resolves to the time then. */
  advanceTo(instant: Date): Promise<Date>;
  /** Goes to the next schedule and lets it ring; null when none waits. */
  nextReminder(): Promise<Date | null>;
  /** Begins the year again from a fresh store. */
  replay(year: number): Promise<void>;
}

export interface LocalPagesOptions {
  readonly inbox: Inbox;
  readonly scheduler: Pick<SchedulerEndpoint, 'waiting'>;
  readonly clock: Clock;
  /** The public pages, and the zone in which the agency lives. */
  readonly site: { readonly url: string; readonly timeZone: string };
  readonly actions: ClockActions;
  readonly replayYears: () => readonly number[];
  /** Without one, the pages offer no forwarding. */
  readonly forwarder?: Forwarder | null;
  /** Names the event of a reminder; without it, schedules are shown by their own names. */
  readonly eventTitle?: (event: EventRef) => Promise<string | null>;
  /** Mail that SES accepted and could not render. */
  readonly unsent?: Ses['unsent'];
  /** Has SES tell what became of a message that arrived; without it, the pages do not offer to. */
  readonly turnsOut?: Ses['turnsOut'];
  /** What an operator sees of mailings and does about them; without it, there are no pages of mailings. */
  readonly oversight?: Oversight;
}
