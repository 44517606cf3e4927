/**
 * What the table would hold of the made-up people, as DynamoDB writes it: the shards of their lists, how many are on each,
 * and the suppressions. Null for whatever else is asked.
 */
import type { SortKeys } from '../../../core/runtime/table.client.ts';
import { between, type MadeUpPerson, STANDINGS } from './audience.ts';

/** An item as it stands on the wire. */
type WireItem = Readonly<Record<string, { readonly S: string } | { readonly N: string }>>;

export interface PeopleByArithmetic {
  /** The items of a partition between two sort keys. */
  query(pk: string, sortKeys: SortKeys): WireItem[] | null;
  get(pk: string): WireItem | null;
}

const SHARD = /^LIST#(.+)#([0-9a-f])$/;
const COUNT = /^COUNT#([^.]+)$/;
const SINCE = { S: '2026-01-11T08:00:00.000Z' };

/** So many who are to get a copy, and the others who live with them. */
export function peopleByArithmetic(people: number): PeopleByArithmetic {
  const counts = new Map<string, number>();
  return {
    query: (pk, sortKeys) => {
      if (pk === 'SUPPRESSION') return [...between('suppressed', sortKeys, people)].map(suppression);
      const [, list, digit] = SHARD.exec(pk) ?? [];
      if (!list || !digit) return null;
      return STANDINGS.flatMap((standing) => [...between(standing, within(digit, sortKeys), people)])
        .filter(({ lists }) => lists.includes(list))
        .sort((one, other) => (one.id < other.id ? -1 : 1))
        .map((person) => subscription(pk, person));
    },
    get: (pk) => {
      const list = COUNT.exec(pk)?.[1];
      if (!list) return null;
      const count = counts.get(list) ?? countActive(list, people);
      counts.set(list, count);
      return { pk: { S: pk }, sk: { S: 'COUNT' }, active: { N: String(count) } };
    },
  };
}

/** No further than the shard reaches. */
const within = (digit: string, { from, to }: SortKeys): SortKeys => ({
  from: from > digit ? from : digit,
  to: to < `${digit}~` ? to : `${digit}~`,
});

function countActive(list: string, people: number): number {
  let count = 0;
  for (const standing of ['person', 'suppressed'] as const)
    for (const { lists } of between(standing, { from: '0', to: '~' }, people))
      if (lists.includes(list)) count += 1;
  return count;
}

const suppression = ({ id }: MadeUpPerson): WireItem => ({
  pk: { S: 'SUPPRESSION' },
  sk: { S: id },
  reason: { S: 'asked' },
  since: SINCE,
});

function subscription(pk: string, { id, address, language, style, standing }: MadeUpPerson): WireItem {
  const key = { pk: { S: pk }, sk: { S: id } };
  if (standing === 'left') return { ...key, state: { S: 'left' }, leftAt: SINCE };
  return {
    ...key,
    state: { S: 'active' },
    address: { S: address },
    language: { S: language },
    style: { S: style },
    since: SINCE,
  };
}
