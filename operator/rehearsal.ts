/** What a rehearsal found: plain data, from which table, page and JSON are made. */
import type { Kind } from '../core/calendar/event.ts';

/** One wording of a mailing as it reached the inbox, with everyone who got it. */
export interface RehearsedVariant {
  readonly language: string;
  readonly style: string;
  readonly subject: string;
  /** Paths below the rehearsal's folder. */
  readonly htmlFile: string;
  readonly textFile: string;
  /** One per person, in order of arrival. */
  readonly emlFiles: readonly string[];
}

/**
 * One mailing. Instants are UTC; `startsAt` of an all-day event is its local midnight. What is about no single event, such as the
 * month's programme, has neither event nor kind, offset or start.
 */
export interface RehearsedMailing {
  readonly id: string;
  /** UID. */
  readonly event: string | null;
  /** The event's title, or what else it is about. */
  readonly summary: string;
  readonly kind: Kind | null;
  /** As the trigger of a VALARM. */
  readonly offset: string | null;
  readonly startsAt: string | null;
  readonly dueAt: string;
  readonly subject: string;
  readonly lists: readonly string[];
  /** People in the ledger, and what became of them. */
  readonly recipients: number;
  readonly sent: number;
  readonly failed: number;
  readonly skipped: number;
  readonly variants: readonly RehearsedVariant[];
}

/** Counted from the inbox, not from the ledger. */
export interface RehearsalTotals {
  /** Distinct people. */
  readonly recipients: number;
  readonly messages: number;
  /** Copies beyond a person's first of the same mailing. */
  readonly duplicates: number;
  /** Copies that somebody signed up for and that never came. */
  readonly missing: number;
}

export interface Rehearsal {
  readonly agency: { readonly name: string; readonly shortName: string; readonly timeZone: string };
  /** Names of the calendars rehearsed. */
  readonly calendars: readonly string[];
  readonly startedAt: string;
  readonly endedAt: string;
  /** In order of `dueAt`. */
  readonly mailings: readonly RehearsedMailing[];
  readonly totals: RehearsalTotals;
  /** Messages that ended in a dead-letter queue. */
  readonly deadLetters: number;
  /** The folder of the messages and the page. */
  readonly out: string;
}
