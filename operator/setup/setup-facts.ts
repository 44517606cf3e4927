/** What `setup` decides upon, and what it says of each thing. */
import type { Problem } from '../../core/calendar/problem.ts';
import type { EventsData } from '../../core/calendar/read-events-data.ts';
import type { StackKey } from '../../core/contract/deployed-stack.ts';
import type { DnsRecord } from '../../core/contract/sender-records.ts';
import type { PreflightFacts } from '../preflight-facts.ts';
import type { DmarcLookup } from './dmarc.ts';
import type { SeasonNeed } from './season-need.ts';

/** What was found, or why it could not be: a sentence that says how to get it. */
export type Found<T> = { readonly found: T } | { readonly missing: string };

export interface SetupFacts {
  readonly key: StackKey;
  /** The folder of calendars as it was looked for. */
  readonly eventsData: string;
  /** The files read, or what is wrong with them. */
  readonly files: { readonly data: EventsData } | { readonly problems: readonly string[] };
  /** Help lines that nobody has called lately. */
  readonly hotlines: readonly Problem[];
  readonly region: Found<string>;
  readonly account: Found<string>;
  /** What AWS told of a deploy of this stage; missing, with the reason, where it could not be asked. */
  readonly preflight: Found<PreflightFacts>;
  readonly dns: DnsFacts | null;
  /** Null where nobody knows how many people there are, or no mailing is ahead. */
  readonly need: SeasonNeed | null;
  /** How many people: what was said, or how many subscriptions the table counts; null where neither is known. */
  readonly people: number | null;
  /** Who is told of the deployed stack's alarms; found null: its deploy named nobody. Null where nothing is deployed. */
  readonly alarmMailboxes: Found<AlarmMailboxes | null> | null;
  readonly now: Date;
}

/** The mailboxes that a deploy named, by what has become of them. */
export interface AlarmMailboxes {
  /** The ARN of their topic; null where SNS lists none of them any more. */
  readonly topic: string | null;
  readonly confirmed: number;
  /** Their addresses: they have not confirmed yet. */
  readonly waiting: readonly string[];
  /** How many have been unsubscribed since, or whose mail to confirm has lapsed: nothing is told there. */
  readonly ended: number;
}

/** What the DNS says, record by record as they should be. */
export interface DnsFacts {
  readonly dkim: readonly RecordCheck[];
  readonly mailFromDomain: string;
  readonly mailFrom: readonly RecordCheck[];
  readonly dmarc: DmarcLookup;
}

/** A record as it should be, and the values that stand in the DNS under its name; null when the DNS did not answer. */
export interface RecordCheck {
  readonly record: DnsRecord;
  readonly found: readonly string[] | null;
  readonly isRight: boolean;
}

/** `unsure`: not known, or worth knowing. */
export type Mark = 'ok' | 'missing' | 'unsure';

export interface SetupItem {
  readonly id: string;
  readonly title: string;
  readonly mark: Mark;
  /** Whether mail can't go out, or not as it should, before it is there. */
  readonly needed: boolean;
  /** What is. */
  readonly is: string;
  /** What should be and how to get it; null where all is well. Lines that begin with two spaces are commands. */
  readonly how: string | null;
  readonly records: readonly RecordCheck[];
}

/** An item without records. */
export const item = (
  one: Pick<SetupItem, 'id' | 'title' | 'mark' | 'is'> & Partial<SetupItem>,
): SetupItem => ({ needed: true, how: null, records: [], ...one });
