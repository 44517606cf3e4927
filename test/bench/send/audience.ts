/**
 * The people of the bench, up to millions, none of them stored: each is a formula of their number. Ids lie in the order of
 * the numbers and spread over the hash space as real ones do, so that whoever lies between two ids is found by arithmetic.
 * Two languages and two styles, some people on two lists, and some who must get nothing.
 */
import type { Style } from '../../../core/agency/style.ts';
import type { SortKeys } from '../../../core/runtime/table.client.ts';
import type { Subscriber } from '../../../core/subscribers/subscriber.ts';

/** `person` is to get one copy; one in fifty more, who are `suppressed` or have `left`, none. */
export const STANDINGS = ['person', 'suppressed', 'left'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface MadeUpPerson extends Subscriber {
  readonly standing: Standing;
  /** Ids of the shipped agency's lists, in its order; all of them hear of Awareness Day. */
  readonly lists: readonly string[];
}

/** Of twenty people, how many are on which lists: four of them on two, and get one copy all the same. */
const LISTS_OF_TWENTY: readonly (readonly [people: number, lists: readonly string[]])[] = [
  [12, ['month-events']],
  [3, ['ctrt-newsletter', 'month-events']],
  [1, ['rpb', 'month-events']],
  [2, ['ctrt-newsletter']],
  [2, ['rpb']],
];
const LISTS = LISTS_OF_TWENTY.flatMap(([people, lists]) => Array.from({ length: people }, () => lists));

/** The first eight hex digits of an id are its place among so many. */
const PLACES = 2 ** 32;

/** How many there are of a standing, with `people` who are to get a copy. */
export const countOf = (standing: Standing, people: number): number =>
  standing === 'person' ? people : Math.ceil(people / 100);

/** Person number `index` of a standing, of those who live with `people` who are to get a copy. */
export function madeUp(standing: Standing, index: number, people: number): MadeUpPerson {
  const chance = mixed(index * STANDINGS.length + STANDINGS.indexOf(standing));
  return {
    id: idOf(standing, index, people),
    address: `${standing}-${index}@people.example.org`,
    language: chance % 3 === 0 ? 'es' : 'en',
    style: styleOf(chance),
    lists: LISTS[(chance >>> 12) % LISTS.length] ?? [],
    standing,
  };
}

const styleOf = (chance: number): Style => ((chance >>> 4) % 7 < 2 ? 'open' : 'discreet');

/** Each in their own part of the hash space, anywhere in it. */
function idOf(standing: Standing, index: number, people: number): string {
  const kind = STANDINGS.indexOf(standing);
  const within = mixed(~(index * STANDINGS.length + kind)) / PLACES;
  const place = Math.floor(((index + within) / countOf(standing, people)) * PLACES);
  return `${hex(place, 8)}${kind}${hex(index, 23)}`;
}

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0');

/** 32 bits that look like chance, and are the same for the same number. @see https://github.com/aappleby/smhasher (fmix32) */
export function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Those numbered `from` up to but not including `to` who are to get a copy. */
export const recipients = (from: number, to: number, people: number): MadeUpPerson[] =>
  Array.from({ length: to - from }, (_, index) => madeUp('person', from + index, people));

/** Those of a standing whose ids lie between two ids, both inclusive, in order. */
export function* between(
  standing: Standing,
  { from, to }: SortKeys,
  people: number,
): Generator<MadeUpPerson> {
  const count = countOf(standing, people);
  const place = Number.parseInt(from.slice(0, 8).padEnd(8, '0'), 16) || 0;
  for (let index = Math.max(0, Math.floor((place / PLACES) * count) - 1); index < count; index++) {
    const person = madeUp(standing, index, people);
    if (person.id > to) return;
    if (person.id >= from) yield person;
  }
}
