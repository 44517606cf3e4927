/** What of the service stands in the account after a deploy. */
import { eventId } from '../../core/calendar/event.ts';
import { feedbackStore, type Noted } from '../../core/feedback/feedback.store.ts';
import { reputationStore } from '../../core/feedback/reputation.store.ts';
import type { Reputation } from '../../core/feedback/reputation.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import type { LedgerEntry } from '../../core/mailing/ledger.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { rangeStore, type WaitsFor } from '../../core/mailing/range.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { SuppressionReason } from '../../core/subscribers/suppression-reason.ts';
import { alarmStore } from '../../core/sweep/alarm.store.ts';
import type { Alarm } from '../../core/sweep/alarm.ts';
import type { Account, Item, StandingSchedule } from './account.ts';
import { type Part, uidOf } from './calendars.ts';

const HOUR = 3_600_000;

export interface State {
  readonly items: readonly Item[];
  readonly schedules: readonly StandingSchedule[];
}

/** The kinds of mailings of the story, one mailing each. */
export type About = Extract<StartedMailing['about'], 'reminder' | 'notice'>;

export interface DeployedService {
  /** Name of the table. */
  table(): Promise<string>;
  /** Every item of the table that lasts, and every schedule of our group: what must be the same when nothing was changed. */
  state(): Promise<State>;
  /** Every item of the table but what the sweep notes for itself whenever it comes. */
  lasting(): Promise<Item[]>;
  /** Every item of the table. */
  items(): Promise<Item[]>;
  /** The id of everybody who is on the list of all events, by address. */
  idsByAddress(): Promise<Map<string, string>>;
  event(part: Part): Promise<Item | undefined>;
  /** Every schedule of our group. */
  schedules(): Promise<StandingSchedule[]>;
  /** Those of one webinar. */
  schedulesOf(part: Part): Promise<StandingSchedule[]>;
  /** The one mailing of the story that is a reminder, or a notice; undefined before it was started. */
  mailing(about: About): Promise<StartedMailing | undefined>;
  /** Whether all ranges of a mailing have been worked through. */
  rangesAreDone(about: About): Promise<boolean>;
  /** What the ranges of a mailing wait for; none where nobody waits. */
  waitFor(about: About): Promise<WaitsFor[]>;
  /** Everybody's fate. */
  ledger(about: About): Promise<LedgerEntry[]>;
  /** The ids of the mailings that are not finished. */
  openMailings(): Promise<string[]>;
  /** The alarms that stand. */
  alarms(): Promise<Alarm[]>;
  /** All that is kept of what SES has told of the reminder. */
  heard(): Promise<Heard>;
  /** Why a subscriber is never mailed again; undefined where that is not so. */
  suppressed(id: string): Promise<SuppressionReason | undefined>;
  /** The types of our own two keys, by the last part of their names. */
  keys(): Promise<Record<string, string>>;
}

/** What SES has told. */
export interface Heard {
  /** Message ids by recipient, of the copies that SES says it accepted. */
  readonly accepted: Readonly<Record<string, string>>;
  /** What became of copies after that. */
  readonly noted: readonly Noted[];
  readonly counts: Reputation;
}

const OF_THE_SWEEP = ['SWEPT', 'FIGURES', 'PACE', 'ALARMS'];

/** Items without what the sweep notes for itself: by which zone data it has looked, and what it counts and has done. */
export const lasting = (items: readonly Item[]): Item[] =>
  items.filter(({ pk }) => !OF_THE_SWEEP.includes(pk)).map(withoutLook);

function withoutLook(item: Item): Item {
  if (item.pk !== 'IN-FORCE') return item;
  const { zoneData: _looked, ...version } = item;
  return version as Item;
}

/** Opens the service of the stack `stack`. */
export function openService(account: Account, stack: string): DeployedService {
  const table = async () => (await account.outputs())?.['TableName'] ?? 'no table';
  const items = async () => account.items(await table());
  const itemsOf = async (kind: string) => (await items()).filter(({ pk }) => pk.startsWith(`${kind}#`));
  const schedules = () => account.schedules(stack);
  const open = async () => account.open(await table());
  const mailing = async (about: About) => {
    const ids = (await itemsOf('MAILINGS')).map(({ sk }) => sk);
    const store = mailingStore(await open());
    const started = await Promise.all(ids.map(store.find));
    return started.find((one) => one?.about === about);
  };
  const ranges = async (about: About) => {
    const { id = '', ranges: count = 0 } = (await mailing(about)) ?? {};
    return Array.from({ length: count }, (_, range) => ({ mailing: id, range }));
  };
  const touched = async (about: About) => {
    const { id } = (await mailing(about)) ?? {};
    return id ? rangeStore(await open()).ofMailing(id) : [];
  };
  return {
    table,
    state: async () => ({ items: lasting(await items()), schedules: await schedules() }),
    lasting: async () => lasting(await items()),
    items,
    idsByAddress: async () => {
      const subscribed = (await itemsOf('LIST#month-events')).filter(({ address }) => address);
      return new Map(subscribed.map(({ address, sk }) => [String(address), sk]));
    },
    event: async (part) => (await itemsOf('EVENTS')).find(({ uid }) => uid === uidOf(part)),
    schedules,
    schedulesOf: async (part) => {
      const id = eventId(uidOf(part), null);
      return (await schedules()).filter(
        ({ message }) => 'reminder' in message && message.reminder.eventId === id,
      );
    },
    mailing,
    rangesAreDone: async (about) => {
      const { length } = await ranges(about);
      return length > 0 && (await touched(about)).filter(({ doneAt }) => doneAt).length === length;
    },
    waitFor: async (about) => (await touched(about)).flatMap(({ waitsFor }) => waitsFor ?? []),
    ledger: async (about) => {
      const store = ledgerStore(await open());
      const calls = await Promise.all((await ranges(about)).map(store.calls));
      return calls.flat().flatMap(({ entries }) => entries);
    },
    openMailings: async () => mailingStore(await open()).open(),
    alarms: async () => alarmStore(await open()).standing(),
    heard: async () => {
      const [opened, all] = [await open(), await ranges('reminder')];
      const store = feedbackStore(opened);
      const proofs = await Promise.all(all.map(store.proofs));
      return {
        accepted: Object.fromEntries(proofs.flatMap((calls) => [...calls.values()].flatMap((of) => [...of]))),
        noted: await store.noted(all[0]?.mailing ?? ''),
        counts: await reputationStore(opened).since(new Date(Date.now() - 2 * HOUR)),
      };
    },
    suppressed: async (id) => suppressionStore(await open()).find(id),
    keys: async () => {
      const all = Object.entries(await account.parameters());
      const own = all.map(([name, type]) => [name.split('/').at(-1) ?? '', type] as const);
      return Object.fromEntries(own.filter(([name]) => name === 'id-key' || name === 'link-keys'));
    },
  };
}
