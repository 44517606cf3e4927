/**
 * Compares what SES has accepted with what our ledger says. Every difference that somebody could be hurt by is a violation:
 * whoever stayed in the audience is mailed once and shown so, or shown as not mailed with a reason.
 */
import type { RangeMessage } from '../../core/contract/messages.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { knownRecords } from '../../core/mailing/known-records.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { fates, type LedgerCall, type LedgerEntry } from '../../core/mailing/ledger.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { mailingId, type StartedMailing } from '../../core/mailing/mailing.ts';
import type { Heard } from '../../core/mailing/settle.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { Move, Person } from './crowd.ts';
import { aboutRange } from './dispatch.ts';
import type { Message } from './truth-ses.ts';
import type { World } from './world.ts';

/** What must never be, in the words of the report. */
export const VIOLATIONS = {
  lost: 'lost silently',
  doubled: 'doubled',
  'mailed-after-leaving': 'mailed after leaving',
  'wrongly-shown': 'shown as what it is not',
  'proof-unused': 'uncertain though there was proof',
  'silence-unused': 'uncertain though silence was proof',
  unfinished: 'left unfinished',
} as const;

export type ViolationKind = keyof typeof VIOLATIONS;

export interface Violation {
  readonly kind: ViolationKind;
  readonly mailing: string;
  /** Null for what concerns a whole mailing. */
  readonly person: Person | null;
  readonly why: string;
}

/** A mailing as it was at the end. */
export interface MailingRecord {
  readonly id: string;
  /** When its schedule had its turn. */
  readonly dueAt: number;
  /** Undefined: it was never started. */
  readonly mailing: StartedMailing | undefined;
  readonly calls: ReadonlyMap<number, readonly LedgerCall[]>;
  readonly fates: ReadonlyMap<string, LedgerEntry>;
  /** What the report tells of the same people: with all that has become known since. */
  readonly shown: ReadonlyMap<string, LedgerEntry>;
}

export interface Judgement {
  readonly violations: readonly Violation[];
  readonly records: readonly MailingRecord[];
  /** People by state, over all mailings. */
  readonly states: Readonly<Record<string, number>>;
  readonly uncertain: UncertainCounts;
}

/** Whom nothing has settled. */
export const UNCERTAIN = {
  few: 'in calls of fewer than ten, of which no event came',
  heard: 'whose own events were lost or withheld, and others of their call had theirs',
  withheld: 'in calls of ten or more, and nobody could know in time that their silence was proof',
} as const;

export type UncertainCounts = Readonly<Record<keyof typeof UNCERTAIN, number>>;

/** `unfinished` are the mailings that were open when the round ended. */
export async function judge(world: World, unfinished: readonly string[]): Promise<Judgement> {
  const suppressed = new Set(await suppressionStore(world.table).suppressedBetween({ from: '0', to: 'g' }));
  const [records, heard] = [await readRecords(world), await feedbackStore(world.table).heard()];
  const violations: Violation[] = unfinished.map((mailing) => ({
    ...{ kind: 'unfinished' as const, mailing, person: null },
    why: 'the mailing is still open, though nothing changes any more',
  }));
  const states: Record<string, number> = {};
  for (const record of records) {
    for (const { state } of record.fates.values()) states[state] = (states[state] ?? 0) + 1;
    const inTime = record.mailing?.finishedAt ? world.told.heardBy(record.mailing.finishedAt) : heard;
    const silent = {
      inTime: silentCalls(record, inTime, world),
      atTheEnd: silentCalls(record, heard, world),
    };
    for (const person of world.people) {
      const facts = { person, record, world, silent, suppressed: suppressed.has(person.subscriber.id) };
      for (const [kind, why] of faultsOf(facts)) violations.push({ kind, mailing: record.id, person, why });
    }
  }
  return { violations, records, states, uncertain: uncertainIn(records) };
}

function uncertainIn(records: readonly MailingRecord[]): UncertainCounts {
  const counts = { few: 0, heard: 0, withheld: 0 };
  for (const { entries } of records.flatMap(({ calls }) => [...calls.values()].flat())) {
    const called = entries.filter(({ state }) => state !== 'skipped');
    const uncertain = called.filter(({ state }) => state === 'uncertain').length;
    const isHeard = uncertain < called.length;
    counts[isHeard ? 'heard' : called.length < FEWEST_FOR_SILENCE ? 'few' : 'withheld'] += uncertain;
  }
  return counts;
}

async function readRecords({ events, table, bells }: World): Promise<MailingRecord[]> {
  const [mailings, ledger] = [mailingStore(table), ledgerStore(table)];
  const records: MailingRecord[] = [];
  for (const event of events)
    for (const { offset } of event.reminders) {
      const id = mailingId(event, offset);
      const dueAt = bells.turnOf(event.id, offset);
      if (dueAt === undefined) continue;
      const mailing = await mailings.find(id);
      const ranges = Array.from({ length: mailing?.ranges ?? 0 }, (_, range) => range);
      const calls = await Promise.all(
        ranges.map(async (range) => [range, await ledger.calls({ mailing: id, range })] as const),
      );
      const people = new Map(calls.flatMap(([, own]) => [...fates(own)]));
      const shown = await Promise.all(ranges.map((range) => shownOf({ mailing: id, range }, table)));
      records.push({
        ...{ id, dueAt, mailing, calls: new Map(calls), fates: people },
        shown: new Map(shown.flat()),
      });
    }
  return records;
}

/** As `mailings show` reads it when nobody works any more. */
async function shownOf(message: RangeMessage, table: Table) {
  const sources = { ledger: ledgerStore(table), feedback: feedbackStore(table) };
  const records = await knownRecords(message, { isAbandoned: true }, sources);
  return [...fates(records.flatMap(({ known }) => known))];
}

interface Facts {
  readonly person: Person;
  readonly record: MailingRecord;
  readonly world: World;
  /** People of calls for which silence is proof: while the mailing was looked after, and by now. */
  readonly silent: { readonly inTime: ReadonlySet<string>; readonly atTheEnd: ReadonlySet<string> };
  readonly suppressed: boolean;
}

type Found = [kind: ViolationKind, why: string];

function faultsOf(facts: Facts): Found[] {
  const { person, record, world } = facts;
  const { id } = person.subscriber;
  const accepted = world.truth.accepted(record.id, id);
  const found: Found[] = [];
  if (accepted.length > 1) found.push(['doubled', `SES accepted ${accepted.length} copies`]);
  if (accepted.some((message) => wasUnwanted(facts, message)))
    found.push(['mailed-after-leaving', 'SES accepted a copy whose worker read the audience after that']);
  const fate = record.fates.get(id);
  const shown = showsWrongly(fate, accepted.length);
  if (shown) found.push([accepted.length === 0 ? 'lost' : 'wrongly-shown', shown]);
  if (!fate && accepted.length === 0 && isWanted(facts))
    found.push(['lost', 'nothing was sent, and nothing says so']);
  if (fate?.state === 'uncertain' && accepted.some(({ messageId }) => world.told.wasDelivered(messageId)))
    found.push(['proof-unused', 'an event of the message was delivered to record-feedback']);
  if (fate?.state === 'uncertain' && facts.silent.inTime.has(id))
    found.push(['silence-unused', 'no event of ten or more people, while later messages have theirs']);
  if (record.shown.get(id)?.state === 'uncertain' && facts.silent.atTheEnd.has(id))
    found.push(['silence-unused', 'the report does not tell what silence has proved by now']);
  return found;
}

/** What is wrong with a fate, by what SES has accepted. */
function showsWrongly(fate: LedgerEntry | undefined, accepted: number): string | null {
  if (!fate) return accepted > 0 ? 'SES accepted a copy, and the ledger does not know the person' : null;
  const { state } = fate;
  if (state === 'pending' || state === 'sending') return `shown as ${state} at the end`;
  if (state === 'sent' && accepted === 0) return 'shown as sent, and SES accepted nothing';
  if ((state === 'failed' || state === 'skipped') && accepted > 0)
    return `shown as ${state}, and SES accepted a copy`;
  return null;
}

/** Whether somebody was in the audience from when the mailing was due to the end, and may be mailed. */
function isWanted({ person, record, suppressed, world }: Facts): boolean {
  if (suppressed || person.moves.some(({ done }) => done === null || done > record.dueAt)) return false;
  return person.lists.some((list) => isOn(person.moves, list) && hears(list, record, world));
}

const isOn = (moves: readonly Move[], list: string): boolean =>
  moves.findLast((move) => move.list === list)?.did !== 'left';

/** By the mailing, or by the agency file where it was never started. */
function hears(list: string, { id, mailing }: MailingRecord, { events, agency }: World): boolean {
  if (mailing) return mailing.audiences.includes(list);
  const event = events.find((one) => one.reminders.some(({ offset }) => mailingId(one, offset) === id));
  const rule = agency.lists.find((one) => one.id === list)?.hears;
  return rule === 'all' || (typeof rule === 'object' && rule.kinds.some((kind) => kind === event?.kind));
}

/** Whether it was stored, before the worker that sent this copy read the audience, that the person gets none. */
function wasUnwanted({ person, record, world }: Facts, { accessKey, moment, tags }: Message): boolean {
  const range = aboutRange(record.id, Number.parseInt(tags['call'] ?? '', 10));
  const sender = world.workers
    .invocations(range)
    .findLast((one) => one.accessKey === accessKey && one.began < moment);
  const readAt = sender?.readAudienceAt ?? null;
  if (readAt === null) return true;
  const refused = world.told.refusedSince(person.subscriber.id);
  if (refused !== undefined && refused < readAt) return true;
  const silence = person.moves.find(({ did }) => did === 'asked for silence');
  if (silence && silence.done !== null && silence.done < readAt) return true;
  return !person.lists.some(
    (list) => hears(list, record, world) && mayHaveBeenOn(person.moves, { list, readAt, acceptedAt: moment }),
  );
}

function mayHaveBeenOn(
  moves: readonly Move[],
  { list, readAt, acceptedAt }: { list: string; readAt: number; acceptedAt: number },
): boolean {
  const own = moves.filter((move) => move.list === list && move.did !== 'asked for silence');
  const before = own.findLast(({ done }) => done !== null && done < readAt);
  const duringIt = own.some(({ began, done }) => began < acceptedAt && (done === null || done >= readAt));
  return duringIt || before?.did !== 'left';
}

/** People in a call, of all of whom silence can be proof. */
const FEWEST_FOR_SILENCE = 10;

/** Milliseconds after which the silence of a call is proof, if all is recorded that was told until then. */
const SILENCE_MS = 10 * 60_000;

/** The people of calls that the rule of silence should settle, so far as SES has been heard: ten or more, all uncertain, none heard of. */
function silentCalls(record: MailingRecord, heard: Heard, { truth, told }: World): ReadonlySet<string> {
  const { newest, recordedUntil } = heard;
  if (newest === null || recordedUntil === null) return new Set();
  const known = (id: string) => truth.accepted(record.id, id).some(({ messageId }) => told.has(messageId));
  const silent = [...record.calls.values()].flat().flatMap(({ at, entries }) => {
    const called = entries.filter(({ state }) => state !== 'skipped');
    const isProof =
      called.length >= FEWEST_FOR_SILENCE &&
      Date.parse(newest) > Date.parse(at) &&
      Date.parse(recordedUntil) >= Date.parse(at) + SILENCE_MS;
    return isProof && called.every(({ id, state }) => state === 'uncertain' && !known(id)) ? called : [];
  });
  return new Set(silent.map(({ id }) => id));
}
