/** What SES tells of a mailing's copies when it has accepted them, in the batches in which Lambda would hand it on. */
import { randomUUID } from 'node:crypto';
import { FUNCTIONS } from '../../../core/contract/functions.ts';
import type { FeedbackMessage } from '../../../core/contract/messages.ts';
import { copiesPerCall, shareOf } from '../../../core/mailing/pace.ts';
import { countRanges } from '../../../core/mailing/ranges.ts';
import { madeUp, mixed } from './audience.ts';

/** A mailing that went out at a rate, in messages a second. */
export interface SentMailing {
  readonly mailing: string;
  readonly people: number;
  readonly rate: number;
  /** The number of its first range: what is told of two of them is never told of the same calls. */
  readonly firstRange: number;
}

const WORKERS = FUNCTIONS['send-range'].trigger.maxConcurrency;
/** Milliseconds within which events arrive, in no order. */
const ON_THE_WAY_MS = 3_000;

interface Arrival {
  readonly message: FeedbackMessage;
  /** Milliseconds after the first copy left. */
  readonly at: number;
}

/** The Send event of each copy; calls and ranges are as large as the rate has them, and workers take turns. */
function* arrivals({ mailing, people, rate, firstRange }: SentMailing): Generator<Arrival> {
  const size = copiesPerCall(rate);
  const callsPerRange = Math.ceil(people / countRanges(people, shareOf(rate)) / size);
  const began = Date.now();
  for (let index = 0; index < people; index++) {
    const turn = Math.floor(index / size);
    const ofWorker = Math.floor(turn / WORKERS);
    const range = firstRange + Math.floor(ofWorker / callsPerRange) * WORKERS + (turn % WORKERS);
    const left = (turn * size * 1000) / rate;
    yield {
      at: left + (mixed(index) % ON_THE_WAY_MS),
      message: {
        eventType: 'Send',
        mail: {
          timestamp: new Date(began + left).toISOString(),
          messageId: `0100019a0b1c2d3e-${randomUUID()}-000000`,
          tags: {
            mailing: [mailing],
            call: [`${range}-${ofWorker % callsPerRange}`],
            recipient: [madeUp('person', index, people).id],
          },
        },
      },
    };
  }
}

/** As Lambda gathers them: what arrives within its window, and no more at once than the contract says. */
export function batchesOf(sent: SentMailing): FeedbackMessage[][] {
  const { batchSize, batchingSeconds } = FUNCTIONS['record-feedback'].trigger;
  const inOrder = [...arrivals(sent)].sort((one, other) => one.at - other.at);
  const batches: FeedbackMessage[][] = [];
  let [batch, ends]: [FeedbackMessage[], number] = [[], -1];
  for (const { at, message } of inOrder) {
    if (at >= ends || batch.length === batchSize) {
      [batch, ends] = [[], at + batchingSeconds * 1000];
      batches.push(batch);
    }
    batch.push(message);
  }
  return batches;
}
