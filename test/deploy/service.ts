/** What of the service stands in the account after a deploy. */
import { eventId } from '../../core/calendar/event.ts';
import type { LedgerCall, LedgerEntry } from '../../core/mailing/ledger.ts';
import type { Account, Item, StandingSchedule } from './account.ts';
import { type Part, uidOf } from './calendars.ts';

export interface State {
  readonly items: readonly Item[];
  readonly schedules: readonly StandingSchedule[];
}

export interface DeployedService {
  /** Name of the table. */
  table(): Promise<string>;
  /** Every item of the table, and every schedule of our group: what must be the same when nothing was changed. */
  state(): Promise<State>;
  /** Every item of the table. */
  items(): Promise<Item[]>;
  /** The id of everybody who is on the list of all events, by address. */
  idsByAddress(): Promise<Map<string, string>>;
  event(part: Part): Promise<Item | undefined>;
  /** Every schedule of our group. */
  schedules(): Promise<StandingSchedule[]>;
  /** Those of one webinar. */
  schedulesOf(part: Part): Promise<StandingSchedule[]>;
  /** Whether a range of a mailing has been worked through. */
  rangeIsDone(): Promise<boolean>;
  /** Everybody's fate. */
  ledger(): Promise<LedgerEntry[]>;
  /** The types of our own two keys, by the last part of their names. */
  keys(): Promise<Record<string, string>>;
}

/** Opens the service of the stack `stack`. */
export function openService(account: Account, stack: string): DeployedService {
  const table = async () => (await account.outputs())?.['TableName'] ?? 'no table';
  const items = async () => account.items(await table());
  const itemsOf = async (kind: string) => (await items()).filter(({ pk }) => pk.startsWith(`${kind}#`));
  const schedules = () => account.schedules(stack);
  return {
    table,
    state: async () => ({ items: await items(), schedules: await schedules() }),
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
    rangeIsDone: async () => (await itemsOf('LEDGER')).some(({ sk, doneAt }) => sk === 'RANGE' && doneAt),
    ledger: async () =>
      (await itemsOf('LEDGER'))
        .flatMap(({ calls = '[]' }) => JSON.parse(String(calls)) as LedgerCall[])
        .flatMap(({ entries }) => entries),
    keys: async () => {
      const all = Object.entries(await account.parameters());
      const own = all.map(([name, type]) => [name.split('/').at(-1) ?? '', type] as const);
      return Object.fromEntries(own.filter(([name]) => name === 'id-key' || name === 'link-keys'));
    },
  };
}
