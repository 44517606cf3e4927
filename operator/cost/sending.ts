/** What sending a season uses, besides SES itself. */
import { FUNCTIONS, type FunctionName } from '../../core/contract/functions.ts';
import { callsAtOnce, copiesPerCall, shareOf, timeOf } from '../../core/mailing/pace.ts';
import { countRanges } from '../../core/mailing/ranges.ts';
import { REMEMBERED_MS } from '../../core/runtime/remember.ts';
import { isList } from '../../core/subscribers/audience.ts';
import type { Assumptions } from './prices.ts';
import type { SeasonMailing } from './season.ts';
import {
  contentBytes,
  keptBytes,
  ledgerBytes,
  mailingBytes,
  rangeBytes,
  readUnits,
  readUnitsTogether,
  SUBSCRIPTION_BYTES,
  writeUnits,
  writeUnitsTogether,
} from './stored-items.ts';

/** How a mailing goes out. */
export interface Pace {
  /** Everybody on each of its lists. */
  readonly people: number;
  /** Messages a second that SES lets the account send. */
  readonly rate: number;
}

/** What one mailing takes; amounts of a season are sums of these. */
export interface Work {
  readonly messages: number;
  readonly ranges: number;
  /** Calls of SES. */
  readonly calls: number;
  /** Seconds that copies of send-range are there, waiting for the account's time among it. */
  readonly senderSeconds: number;
  /** Requests of the queues `due` and `ranges`. */
  readonly queueRequests: number;
  readonly ledgerWrites: number;
  /** Writes of the item by which all share the account's time. */
  readonly paceWrites: number;
  readonly otherWrites: number;
  readonly reads: number;
  /** Of the sweep while the mailing goes out. */
  readonly sweepReads: number;
  /** How often the link keys are decrypted. */
  readonly keyReads: number;
  /** Bytes that stay in the table. */
  readonly keptBytes: number;
}

/** Requests that bring one message over a queue by itself: put, taken, deleted. */
const REQUESTS_PER_MESSAGE = 3;
/** Most messages that start-mailing puts on a queue at once. */
const MESSAGES_PER_PUT = 10;

/** Copies of send-range at the same time. */
export const WORKERS = FUNCTIONS['send-range'].trigger.maxConcurrency;
const SWEEP_SECONDS = FUNCTIONS.sweep.trigger.everyMinutes * 60;

/** Seconds in which so many copies leave. */
export const secondsFor = (copies: number, rate: number): number => timeOf(copies, rate) / 1000;

/** What `season` takes to reach `people` people on every list of it. */
export function workOf(season: SeasonMailing, { people, rate }: Pace, assumed: Assumptions): Work {
  const { mailing } = season;
  const seconds = secondsFor(people, rate);
  const ranges = countRanges(people * mailing.audiences.filter(isList).length, shareOf(rate));
  const calls = ranges * callsPerRange(people / ranges, { wordings: season.contents.length, rate });
  const rounds = calls / callsAtOnce(rate);
  const senderSeconds =
    (ranges * assumed.rangeMilliseconds) / 1000 +
    Math.max(WORKERS * seconds, (rounds * assumed.callMilliseconds) / 1000);
  const refreshes = Math.max(1, Math.min(ranges, (senderSeconds * 1000) / REMEMBERED_MS));
  const ledger = ledgerBytes(mailing.id);
  const written = (entry: number) => rounds * ledger.item + calls * ledger.call + people * entry;
  const contents = contentBytes(season);
  const contentReads = sum(contents.map(readUnits));
  const sweeps = 1 + seconds / SWEEP_SECONDS;
  return {
    messages: people,
    ranges,
    calls,
    senderSeconds,
    queueRequests:
      REQUESTS_PER_MESSAGE +
      Math.ceil(ranges / MESSAGES_PER_PUT) +
      ranges * (REQUESTS_PER_MESSAGE - 1) +
      sweeps,
    ledgerWrites:
      writeUnitsTogether(rounds, written(ledger.sending)) +
      writeUnitsTogether(rounds, written(ledger.sent)) +
      ranges * LEASE_AND_END,
    paceWrites: rounds + (seconds * 1000) / REMEMBERED_MS + sweeps,
    otherWrites:
      START_AND_FINISH * writeUnits(mailingBytes(mailing)) +
      OPEN_AND_NOT +
      sum(contents.map(writeUnits)) +
      FIGURES_OF_MAILING,
    reads:
      readsOf({ people, ranges, lists: mailing.audiences.filter(isList).length }) +
      rounds * BRAKE_READS +
      refreshes * (contentReads + AGENCY_READS + MAILING_READS),
    sweepReads: sweeps * (MAILING_READS + readUnits((ranges / 2) * rangeBytes(mailing.id))),
    keyReads: refreshes,
    keptBytes:
      written(ledger.sent) +
      rounds * keptBytes(0) +
      ranges * keptBytes(rangeBytes(mailing.id)) +
      sum([mailingBytes(mailing), ...contents].map(keptBytes)),
  };
}

/** A range's item is written when it is taken and when it is done. */
const LEASE_AND_END = 2;
/** A mailing is written when it is started, and with what became of its people; that it is open is written and deleted. */
const START_AND_FINISH = 2;
const OPEN_AND_NOT = 2;
/** Of how it began and ended (`figures.store.ts`). */
const FIGURES_OF_MAILING = 2;
/** Whoever has waited for a slot looks at the brakes once more. */
const BRAKE_READS = 1;
/** An agency file of 8 KB. */
export const AGENCY_READS = 2;
const MAILING_READS = 1;

/** Whoever reads the same words shares a call; of each wording the last call of a range is half full on average. */
function callsPerRange(people: number, { wordings, rate }: { wordings: number; rate: number }): number {
  const calls = people / copiesPerCall(rate) + wordings / 2;
  return Math.min(people, Math.max(calls, Math.min(wordings, people)));
}

/** Read units for lists, for suppressions and for those who asked for the event: these two are asked for once per range. */
function readsOf({ people, ranges, lists }: { people: number; ranges: number; lists: number }): number {
  return lists * readUnitsTogether(shardsTouched(ranges), people * SUBSCRIPTION_BYTES) + 2 * ranges;
}

/** Read units of one digest, where anybody wants one: the lists that hear of its events are read whole, for some of their people. */
export const digestReadsOf = ({ people, rate, lists }: Pace & { readonly lists: number }): number =>
  readsOf({ people, lists, ranges: countRanges(people * lists, shareOf(rate)) });

const SHARDS = 16;

/** How many shards all ranges of a mailing touch together: one each, and one more for each that lies across a border. */
export const shardsTouched = (ranges: number): number =>
  ranges + SHARDS - greatestCommonDivisor(ranges, SHARDS);

const greatestCommonDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestCommonDivisor(other, one % other);

/** Adds up what several mailings take. */
export function addUp<One extends { readonly [Key in keyof One]: number }>(all: readonly One[]): One {
  const names = Object.keys(all[0] ?? {}) as (keyof One)[];
  return Object.fromEntries(names.map((name) => [name, sum(all.map((one) => one[name]))])) as One;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

/** GB-seconds of `seconds` in a function, by the memory that it is declared with. */
export const gbSeconds = (name: FunctionName, seconds: number): number =>
  (seconds * FUNCTIONS[name].memoryMegabytes) / 1024;
