/**
 * Figures, by day of UTC. Counters are added to: a letter once, as it becomes sent, and stale copies once for each try of a range. All else says
 * the same however often it is written.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `FIGURES` | `<day of asking>#CONFIRMATIONS` | how many letters were handed over how soon, and when the last was counted that was not soon enough |
 * | `FIGURES` | `<day>#COPIES` | how many copies went by a reading that was too old |
 * | `FIGURES` | `<day when due>#BEGUN#<digest of the message>` | after how many seconds a mailing began; none: too late |
 * | `FIGURES` | `<day when due>#ENDED#<mailing id>` | how many of its people it reached, and did not |
 * | `FIGURES` | `<day when due>#DOUBLED#<mailing id>#<range>` | copies beyond the first of one person |
 */
import { createHash } from 'node:crypto';
import type { DueMessage, RangeMessage } from '../contract/messages.ts';
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Key, Table } from '../runtime/table.client.ts';
import type { Confirmation } from './confirmation.ts';
import type { DayOfConfirmations } from './confirmations-of-day.ts';
import { type Counted, dayOf, type Figures, type Stretch } from './figures.ts';

/** What of a mailing its figures are kept by. */
interface OfMailing {
  readonly id: string;
  readonly dueAt: string;
}

export interface FiguresStore {
  /** Counts one letter, `now`. */
  countConfirmation(confirmation: Confirmation, now: Date): Promise<void>;
  /** Of each day from that of `from` until that of `now`, what was counted of letters. */
  confirmations(days: Pick<Stretch, 'from' | 'now'>): Promise<DayOfConfirmations[]>;
  /** Adds copies that went `now` by a reading which was too old; no-op for none, which is what a range costs as a rule. */
  countStale(copies: number, now: Date): Promise<void>;
  /** What is due has begun, so many seconds after. */
  keepBegun(message: DueMessage, seconds: number): Promise<void>;
  /** What is due was found when it was too late; no-op where it has begun, or that is known. */
  keepMissed(message: DueMessage): Promise<void>;
  /** What became of a mailing's people; of one that ends again, what holds now. */
  keepEnded(mailing: OfMailing, people: Figures['people']): Promise<void>;
  /** A mailing that never began reached none of so many people; false, and no-op, where it has ended, or that is known. */
  keepUnreached(mailing: OfMailing, people: number): Promise<boolean>;
  /** That so many copies of a range were one too many; gives how many of them are news. */
  keepDoubled(range: RangeMessage, dueAt: string, copies: number): Promise<number>;
  /** All that was counted in a stretch. */
  counted(stretch: Stretch): Promise<Counted[]>;
}

const PARTITION = 'FIGURES';
const figureKey = (day: Date | string, what: string): Key => ({ pk: PARTITION, sk: `${dayOf(day)}#${what}` });

/** Days for which figures are kept: longer than anybody is told of them. */
const KEPT_DAYS = 35;
const expiryOf = (day: Date | string): number => epochSeconds(new Date(day)) + KEPT_DAYS * 24 * 60 * 60;

const digestOf = (message: DueMessage): string =>
  createHash('sha256').update(JSON.stringify(message)).digest('hex').slice(0, 32);
const begunKey = (message: DueMessage): Key => figureKey(message.dueAt, `BEGUN#${digestOf(message)}`);
const endedItem = ({ id, dueAt }: OfMailing, { reached, lost }: Figures['people']) =>
  Object.assign({ reached, lost, expiresAt: expiryOf(dueAt) }, figureKey(dueAt, `ENDED#${id}`));

export function figuresStore(table: Table): FiguresStore {
  return {
    countConfirmation: ({ askedAt, handover }, now) =>
      add(table, figureKey(askedAt, 'CONFIRMATIONS'), {
        counts: { [handover]: 1 },
        day: askedAt,
        ...(handover !== 'within10' && { noting: { brokenAt: now.toISOString() } }),
      }),
    confirmations: async ({ from, now }) => {
      const items = await table.query<Partial<DayOfConfirmations['counts']> & { brokenAt?: string }>(
        PARTITION,
        { from: figureKey(from, 'CONFIRMATIONS').sk, to: figureKey(now, 'CONFIRMATIONS').sk },
      );
      return items
        .filter(({ sk }) => sk.endsWith('#CONFIRMATIONS'))
        .map(({ within10 = 0, within60 = 0, later = 0, never = 0, brokenAt = null }) => ({
          counts: { within10, within60, later, never },
          brokenAt,
        }));
    },
    countStale: async (stale, now) => {
      if (stale > 0) await add(table, figureKey(now, 'COPIES'), { counts: { stale }, day: now });
    },
    keepBegun: (message, seconds) =>
      table.put(Object.assign({ seconds, expiresAt: expiryOf(message.dueAt) }, begunKey(message))),
    keepMissed: async (message) => {
      await table.create(Object.assign({ expiresAt: expiryOf(message.dueAt) }, begunKey(message)));
    },
    keepEnded: (mailing, people) => table.put(endedItem(mailing, people)),
    keepUnreached: (mailing, people) => table.create(endedItem(mailing, { reached: 0, lost: people })),
    keepDoubled: (range, dueAt, copies) => keepDoubled(table, { range, dueAt, copies }),
    counted: async ({ from, now }) => {
      const items = await table.query<Record<string, number>>(PARTITION, {
        from: dayOf(from),
        to: `${dayOf(now)}~`,
      });
      return items.flatMap(countedIn);
    },
  };
}

interface Added {
  readonly counts: Readonly<Record<string, number>>;
  readonly day: Date | string;
  /** What stands beside them from now on. */
  readonly noting?: Readonly<Record<string, string>>;
}

async function add(table: Table, key: Key, { counts, day, noting = {} }: Added): Promise<void> {
  const set = { ...noting, expiresAt: expiryOf(day) };
  const sums = Object.keys(counts).map((name) => `${name} :${name}`);
  const values = Object.keys(set).map((name) => `${name} = :${name}`);
  await table.update(key, {
    UpdateExpression: `ADD ${sums.join(', ')} SET ${values.join(', ')}`,
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries({ ...counts, ...set }).map(([name, value]) => [`:${name}`, value]),
    ),
  });
}

interface Doubled {
  readonly range: RangeMessage;
  readonly dueAt: string;
  readonly copies: number;
}

/** Of two that write at once the one who knows of more stands. */
async function keepDoubled(
  table: Table,
  { range: { mailing, range }, dueAt, copies }: Doubled,
): Promise<number> {
  const key = figureKey(dueAt, `DOUBLED#${mailing}#${range}`);
  const before = (await table.get<{ copies: number }>(key))?.copies ?? 0;
  if (copies <= before) return 0;
  const isNews = await table.update(key, {
    UpdateExpression: 'SET copies = :copies, expiresAt = :expiresAt',
    ConditionExpression: 'attribute_not_exists(copies) OR copies < :copies',
    ExpressionAttributeValues: { ':copies': copies, ':expiresAt': expiryOf(dueAt) },
  });
  return isNews ? copies - before : 0;
}

/** What an item says; nothing, where a later version of this service has written it. */
function countedIn(item: Readonly<Record<string, number>> & Key): Counted[] {
  const [day = '', what] = item.sk.split('#');
  const { within10, within60, later, never, stale = 0, reached = 0, lost = 0, copies = 0 } = item;
  switch (what) {
    case 'CONFIRMATIONS':
      return [{ day, of: 'confirmations', counts: { within10, within60, later, never } }];
    case 'COPIES':
      return [{ day, of: 'stale', copies: stale }];
    case 'BEGUN':
      return [{ day, of: 'beginning', seconds: item['seconds'] ?? null }];
    case 'ENDED':
      return [{ day, of: 'people', counts: { reached, lost } }];
    case 'DOUBLED':
      return [{ day, of: 'doubled', copies }];
    default:
      return [];
  }
}
