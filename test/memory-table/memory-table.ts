/**
 * The table in memory, behind the interface at which our stores meet DynamoDB: quick enough to be asked millions of times, strict
 * enough to stand in for it (memory-table.test.ts holds it against the local DynamoDB).
 */
import type { Item, Key, Table, Told } from '../../core/runtime/table.client.ts';
import { type Attributes, holds, updated } from './expressions.ts';

export interface MemoryTable extends Table {
  /** What the table holds in partitions of these kinds, as one text: the same for the same content. */
  content(kinds: RegExp): string;
  /** All that it holds, in no order. */
  all(): Item<object>[];
}

export function memoryTable(): MemoryTable {
  const partitions = new Map<string, Map<string, Attributes>>();
  const find = ({ pk, sk }: Key) => partitions.get(pk)?.get(sk);
  const write = ({ pk, sk }: Key, item: Attributes) => {
    const partition = partitions.get(pk) ?? new Map<string, Attributes>();
    partitions.set(pk, partition.set(sk, { ...(marshalled(item) as Attributes), pk, sk }));
  };
  const update: Table['update'] = async (key, wish) => {
    const before = find(key);
    if (!holds(before, wish)) return false;
    write(key, updated(before ?? { ...key }, wish));
    return true;
  };
  return {
    get: async <T>(key: Key) => copy(find(key)) as T | undefined,
    getMany: async <T>(keys: readonly Key[]) =>
      keys.flatMap((key) => (find(key) === undefined ? [] : [copy(find(key)) as Item<T>])),
    put: async (item) => write(item, { ...item }),
    create: async (item) => {
      if (find(item)) return false;
      write(item, { ...item });
      return true;
    },
    update,
    updateAndTell: async <T>(key: Key, wish: Parameters<Table['update']>[1]) => {
      const isUpdated = await update(key, wish);
      return { updated: isUpdated, item: copy(find(key)) } as Told<T>;
    },
    delete: async ({ pk, sk }) => void partitions.get(pk)?.delete(sk),
    deleteWhere: async (key, condition) => {
      const isHeld = holds(find(key), condition);
      if (isHeld) partitions.get(key.pk)?.delete(key.sk);
      return isHeld;
    },
    query: async <T>(pk: string, { from, to } = { from: '', to: '\u{10ffff}' }, most?: number) =>
      [...(partitions.get(pk) ?? [])]
        .filter(([sk]) => sk >= from && sk <= to)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .slice(0, most)
        .map(([, item]) => copy(item) as Item<T>),
    all: () =>
      [...partitions.values()].flatMap((items) =>
        [...items.values()].map((item) => copy(item) as Item<object>),
      ),
    content: (kinds) =>
      textOf(
        inOrder([...partitions])
          .filter(([pk]) => kinds.test(pk))
          .map(([pk, items]) => [pk, inOrder([...items])]),
      ),
  };
}

const inOrder = <T>(entries: [string, T][]) =>
  entries.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));

/** What is stored can't be changed from outside. */
const copy = <T>(item: T): T => marshalled(item) as T;

/** A text of a value that doesn't depend on the order in which names were given or members added. */
export const textOf = (value: unknown): string =>
  JSON.stringify([value], (_, part: unknown) => {
    if (part instanceof Set) return [...part].toSorted();
    if (part instanceof Uint8Array) return Buffer.from(part).toString('base64');
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(inOrder(Object.entries(part)));
  });

/** A value as DynamoDB would keep it: without what is undefined; a set of nobody is refused. */
function marshalled(value: unknown): unknown {
  if (value instanceof Set) {
    if (value.size === 0) throw new TypeError('DynamoDB keeps no empty set.');
    return new Set(value);
  }
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(marshalled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (part === undefined ? [] : [[name, marshalled(part)]])),
  );
}
