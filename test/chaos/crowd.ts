/** The people of a round, and those among them who join and leave while mailings go out. */
import type { Style } from '../../core/agency/style.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { type Subscriber, subscriberId } from '../../core/subscribers/subscriber.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { FaultCounts } from './faults.ts';
import type { Moments } from './moments.ts';
import type { Random } from './random.ts';

/** Hears of observances only. */
export const EVERYBODY = 'everybody';
/** Hears of everything. */
export const FEW = 'few';

/** Something that a person did, which was under way from one moment to another. */
export interface Move {
  readonly did: 'joined' | 'left' | 'asked for silence';
  readonly list: string;
  readonly began: number;
  /** Null while it is under way. */
  done: number | null;
}

export interface Person {
  readonly subscriber: Subscriber;
  /** The lists that the person is on at first. */
  readonly lists: readonly string[];
  /** Whoever does not move stays to the end. */
  readonly moves: Move[];
  readonly moving: boolean;
}

/** People on the list `few`, at most; half of them are on `everybody`, too. */
const MOST_FEW = 60;
/** Of so many people, one moves. */
const ONE_MOVES_OF = 10;

/** `count` people on the large list, and the few. */
export function makePeople(count: number, idKey: string): Person[] {
  const few = Math.min(MOST_FEW, count);
  return Array.from({ length: count + few / 2 }, (_, index) => {
    const address = `person-${index}@people.example.org`;
    const subscriber: Subscriber = {
      id: subscriberId(parseAddress(address), idKey),
      address,
      language: index % 3 === 0 ? 'es' : 'en',
      style: (index % 7 < 2 ? 'open' : 'discreet') satisfies Style,
    };
    const lists = [...(index < count ? [EVERYBODY] : []), ...(index >= count - few / 2 ? [FEW] : [])];
    return { subscriber, lists, moves: [], moving: index % ONE_MOVES_OF === 1 };
  });
}

export interface Crowd {
  /** Somebody joins or leaves, while whatever happens goes on. */
  stir(): void;
  /** Waits until everybody who moves has done so. */
  settle(): Promise<void>;
}

export interface CrowdOptions {
  readonly people: readonly Person[];
  readonly subscriptions: Pick<SubscriptionStore, 'leave' | 'subscribe'>;
  readonly suppressions: Pick<SuppressionStore, 'suppress'>;
  readonly moments: Moments;
  readonly random: Random;
  readonly counts: FaultCounts;
}

/** Of those who leave, so many never want to be mailed again. */
const ASKING_FOR_SILENCE = 0.03;

export function createCrowd(options: CrowdOptions): Crowd {
  const { random, moments, counts } = options;
  const movers = options.people.filter(({ moving }) => moving);
  const fewMovers = movers.filter(({ lists }) => lists.includes(FEW));
  const underWay = new Set<Promise<unknown>>();
  const busy = new Set<Person>();
  const act = async (person: Person): Promise<void> => {
    const list = random.pick(person.lists);
    const { id } = person.subscriber;
    const isOn = person.moves.findLast((move) => move.list === list)?.did !== 'left';
    const silent = isOn && random.chance(ASKING_FOR_SILENCE);
    const did = silent ? 'asked for silence' : isOn ? 'left' : 'joined';
    const move: Move = { did, list, began: moments.next(), done: null };
    person.moves.push(move);
    counts[isOn ? 'person-left' : 'person-joined'] += 1;
    if (silent) await options.suppressions.suppress(id, 'asked');
    else if (isOn) await options.subscriptions.leave(id, list);
    else await options.subscriptions.subscribe(person.subscriber, list);
    move.done = moments.next();
  };
  return {
    stir: () => {
      const person = random.pick(random.chance(0.5) && fewMovers.length > 0 ? fewMovers : movers);
      if (busy.has(person) || person.moves.some(({ did }) => did === 'asked for silence')) return;
      busy.add(person);
      const acting = act(person).finally(() => {
        busy.delete(person);
        underWay.delete(acting);
      });
      underWay.add(acting);
    },
    settle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
