/** The people of the bench: two languages and two styles, some on two lists, and some who must get nothing. */
import type { Style } from '../../../core/agency/style.ts';
import { parseAddress } from '../../../core/subscribers/address.ts';
import { type Subscriber, subscriberId } from '../../../core/subscribers/subscriber.ts';

export interface MadeUpPerson {
  readonly address: string;
  readonly language: string;
  readonly style: Style;
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

/** Person number `index` under an address of `name`. The three cycles share no factor, so all choices mix. */
function madeUp(name: string, index: number): MadeUpPerson {
  return {
    address: `${name}-${index}@people.example.org`,
    language: index % 3 === 0 ? 'es' : 'en',
    style: index % 7 < 2 ? 'open' : 'discreet',
    lists: LISTS[index % LISTS.length] ?? [],
  };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

/** Those who are to get one copy each, numbered `from` up to but not including `to`. */
export const recipients = (from: number, to: number): MadeUpPerson[] =>
  numbers(from, to).map((index) => madeUp('person', index));

/** One in fifty more, who are to get none. */
export function others(from: number, to: number): { suppressed: MadeUpPerson[]; left: MadeUpPerson[] } {
  const few = numbers(Math.ceil(from / 50), Math.ceil(to / 50));
  return {
    suppressed: few.filter((index) => index % 2 === 0).map((index) => madeUp('suppressed', index)),
    left: few.filter((index) => index % 2 === 1).map((index) => madeUp('left', index)),
  };
}

/** The person as the stores know them. */
export const subscriberOf = ({ address, language, style }: MadeUpPerson, idKey: string): Subscriber => ({
  id: subscriberId(parseAddress(address), idKey),
  address,
  language,
  style,
});
