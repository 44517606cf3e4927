/**
 * The queues between the functions as SQS has them, by the clock of the round: messages come twice and out of order, those
 * whose handler failed come back when their visibility is over, and after too many tries they are dead letters.
 */
import { QUEUES, type QueueName, visibilitySeconds } from '../../core/contract/functions.ts';
import type { FaultCounts } from './faults.ts';
import type { Random } from './random.ts';

/** A queue, or the one for its dead letters. */
export type AnyQueue = QueueName | `${QueueName}-dead`;

export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  readonly visibleAt: number;
  readonly receives: number;
}

export interface QueueWeather {
  /** How likely a message is to be delivered twice, by queue. */
  readonly doubled: Readonly<Record<QueueName, number>>;
  /** How likely a batch is to be taken from anywhere but the front. */
  readonly reordered: number;
}

export interface Courier {
  /** Puts a message on a queue, to be seen after so many milliseconds. */
  put(queue: QueueName, body: string, after?: number): void;
  /** Takes up to `most` messages that can be seen; none when there are none. */
  take(queue: QueueName, most: number): readonly QueueMessage[];
  /** Messages that are received the moment they arrive. */
  receive(queue: QueueName, bodies: readonly string[]): readonly QueueMessage[];
  /** Messages whose handler failed, or whose worker died. */
  giveBack(queue: QueueName, messages: readonly QueueMessage[]): void;
  /** Messages whose handler is done with them. */
  done(queue: QueueName, messages: readonly QueueMessage[]): void;
  /** How many messages of a queue can be seen, come later for the first time, and were received and not deleted. */
  standing(queue: AnyQueue): { readonly visible: number; readonly later: number; readonly inHand: number };
  /** Messages that wait, whether they can be seen or not. */
  waiting(): number;
  /** When the next of them can be seen, in milliseconds; infinite where none waits. */
  nextAt(): number;
  deadLetters(queue: QueueName): readonly string[];
  /** Makes a dead letter of a message, as if every try had failed. */
  bury(queue: QueueName, body: string): void;
  /** Puts dead letters back, as an operator would. */
  redrive(queue: QueueName): void;
}

export interface CourierOptions {
  readonly now: () => number;
  readonly random: Random;
  readonly counts: FaultCounts;
  readonly weather: QueueWeather;
  /** Called whenever there is something new to be seen. */
  readonly onArrival: () => void;
}

/** Milliseconds after which the second copy of a message comes at the latest; half of them come at once. */
const LATEST_COPY_MS = 20 * 60_000;

const DEAD = /-dead$/;

export function createCourier({ now, random, counts, weather, onArrival }: CourierOptions): Courier {
  const names = Object.keys(QUEUES) as QueueName[];
  const newQueue = () => ({ waiting: [] as QueueMessage[], dead: [] as string[], inHand: 0 });
  const queues = Object.fromEntries(names.map((name) => [name, newQueue()])) as Record<
    QueueName,
    ReturnType<typeof newQueue>
  >;
  let ids = 0;
  const put = (queue: QueueName, body: string, after = 0) => {
    queues[queue].waiting.push({ id: `m${ids++}`, body, visibleAt: now() + after, receives: 0 });
    if (after === 0) onArrival();
  };
  const take = (queue: QueueName, most: number): QueueMessage[] => {
    const own = queues[queue];
    const moment = now();
    let visible = own.waiting.filter(({ visibleAt }) => visibleAt <= moment);
    if (visible.length > 1 && random.chance(weather.reordered)) {
      visible = random.shuffled(visible);
      counts['queue-reordered'] += 1;
    }
    const taken = new Set(visible.slice(0, most));
    own.inHand += taken.size;
    own.waiting = own.waiting.filter((message) => !taken.has(message));
    const received = [...taken].map((message) => ({ ...message, receives: message.receives + 1 }));
    for (const { body, receives } of received) {
      if (receives > 1 || !random.chance(weather.doubled[queue])) continue;
      counts['queue-doubled'] += 1;
      put(queue, body, random.chance(0.5) ? 0 : random.below(LATEST_COPY_MS));
    }
    return received;
  };
  return {
    put,
    take,
    receive: (queue, bodies) => {
      queues[queue].inHand += bodies.length;
      return bodies.map((body) => ({ id: `m${ids++}`, body, visibleAt: now(), receives: 1 }));
    },
    giveBack: (queue, messages) => {
      const own = queues[queue];
      own.inHand -= messages.length;
      for (const message of messages) {
        if (message.receives >= QUEUES[queue].maxReceiveCount) own.dead.push(message.body);
        else own.waiting.push({ ...message, visibleAt: now() + visibilitySeconds(queue) * 1000 });
      }
    },
    done: (queue, messages) => {
      queues[queue].inHand -= messages.length;
    },
    standing: (name) => {
      const queue = name.replace(DEAD, '') as QueueName;
      if (name !== queue) return { visible: queues[queue].dead.length, later: 0, inHand: 0 };
      const { waiting, inHand } = queues[queue];
      const visible = waiting.filter(({ visibleAt }) => visibleAt <= now()).length;
      const again = waiting.filter(({ receives, visibleAt }) => receives > 0 && visibleAt > now()).length;
      // What SES has not told yet is not on our queue.
      const later = queue === 'feedback' ? 0 : waiting.length - visible - again;
      return { visible, later, inHand: inHand + again };
    },
    nextAt: () =>
      names
        .flatMap((name) => queues[name].waiting)
        .reduce((next, { visibleAt }) => Math.min(next, visibleAt), Number.POSITIVE_INFINITY),
    waiting: () => names.reduce((sum, name) => sum + queues[name].waiting.length, 0),
    deadLetters: (queue) => queues[queue].dead,
    bury: (queue, body) => void queues[queue].dead.push(body),
    redrive: (queue) => {
      for (const body of queues[queue].dead.splice(0)) put(queue, body);
    },
  };
}
