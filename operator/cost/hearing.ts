/** What it takes to hear from SES what became of each copy, and to keep it. */
import { FUNCTIONS } from '../../core/contract/functions.ts';
import type { Mailing } from '../../core/mailing/mailing.ts';
import { REMEMBERED_MS } from '../../core/runtime/remember.ts';
import type { Assumptions } from './prices.ts';
import { type Pace, secondsFor, WORKERS, type Work } from './sending.ts';
import {
  COUNTS_BYTES,
  fateBytes,
  keptBytes,
  proofBytes,
  readUnits,
  readUnitsTogether,
  writeUnitsTogether,
} from './stored-items.ts';

const { batchSize, batchingSeconds } = FUNCTIONS['record-feedback'].trigger;

/** What one mailing takes; amounts of a season are sums of these. */
export interface Hearing {
  /** Of SES, one message of the queue each. */
  readonly events: number;
  /** Calls of record-feedback. */
  readonly batches: number;
  /** Requests that take events from the queue, and delete them. */
  readonly queueRequests: number;
  readonly writes: number;
  readonly reads: number;
  /** Bytes that stay in the table. */
  readonly keptBytes: number;
}

/** What record-feedback notes for each batch besides proof: the newest message of which SES has told, and its counts. */
const NOTES_PER_BATCH = 2;
/** And for each copy that did not simply arrive: its fate, that it bounced, and that its person is suppressed. */
const NOTES_PER_FATE = 3;
/** Where a batch tells of a bounce or a complaint, the brakes are read, and what batches before it have counted: half of them all. */
const readsIfIll = (batches: number): number => 1 + readUnits((batches / 2) * COUNTS_BYTES);

/** For the mailing that took `work`. */
export function hearingOf(
  mailing: Mailing,
  { people, rate, work }: Pace & { work: Work },
  assumed: Assumptions,
): Hearing {
  const events = people * assumed.feedbackPerMessage;
  const seconds = secondsFor(people, rate);
  const perBatch = eventsPerBatch(events / seconds, assumed);
  const batches = Math.max(1, events / perBatch);
  const proofs = Math.min(
    events,
    batches * rangesPerBatch(perBatch, { events, ranges: work.ranges }, assumed),
  );
  const fates = people * (assumed.feedbackPerMessage - 1);
  const proof = proofBytes(mailing.id);
  const bytes = proofs * proof.item + events * proof.line;
  const refreshes = Math.min(batches, assumed.pollersAtWork * Math.max(1, (seconds * 1000) / REMEMBERED_MS));
  return {
    events,
    batches,
    queueRequests: 2 * Math.max(batches, events / assumed.eventsPerRequest + batches / 2),
    writes: writeUnitsTogether(proofs, bytes) + batches * NOTES_PER_BATCH + fates * NOTES_PER_FATE,
    reads:
      batches * readsIfIll(batches) * (1 - (1 - fates / events) ** perBatch) +
      refreshes +
      // After each item of proof all of its range's, for whoever has got two: half of them on average.
      readUnitsTogether(proofs, proofs * ((events / work.ranges) * proof.line * 0.5)),
    keptBytes:
      bytes + proofs * keptBytes(0) + fates * fateBytes(mailing.id) + batches * keptBytes(COUNTS_BYTES),
  };
}

/** How many events each receiver of the queue gathers until its time is over, or it has as many as it may. */
const eventsPerBatch = (perSecond: number, { pollersAtWork }: Assumptions): number =>
  Math.max(1, Math.min(batchSize, (perSecond * batchingSeconds) / pollersAtWork));

/** Of how many ranges the events of a batch are: those in hand when it begins, and those that are begun while it is gathered. */
const rangesPerBatch = (
  perBatch: number,
  { events, ranges }: { events: number; ranges: number },
  { pollersAtWork }: Assumptions,
): number => Math.min(ranges, perBatch, WORKERS + (ranges * perBatch * pollersAtWork) / events);
