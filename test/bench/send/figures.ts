/** From rounds to figures, and whether they are what we hold ourselves to. */

import type { SizePairs } from './compare-sizes.ts';
import type { Delivery } from './copy-counter.ts';
import type { Requests } from './count-requests.ts';
import type { FeedbackFigures } from './measure-feedback.ts';
import type { Measurement, Round } from './measure-sending.ts';

/** What sending to so many people takes. */
export interface SendingFigures {
  readonly people: number;
  readonly rounds: number;
  /** Microseconds per recipient, medians of the rounds. */
  readonly cpu: number;
  readonly loopCpu: number;
  /** Median of each round's own ratio: what slows the machine down slows both. */
  readonly ratio: number;
  /** Of the first round, in fresh processes: nothing is compiled yet on either side. */
  readonly firstRatio: number;
  /** Per recipient, by service, means of the rounds. */
  readonly requests: Requests;
  readonly requestsInAll: number;
  readonly requestsByOperation: Requests;
  readonly peakMegabytes: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unwanted: number;
  /** Bytes of our calls to SES, of the loop's: that both send the very same mail. */
  readonly bytesRatio: number;
}

/** One target, what was measured, and whether it was met. */
export interface Verdict {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
}

const MOST_CPU_RATIO = 3;
const MOST_REQUESTS = 0.1;
const MOST_FEEDBACK_REQUESTS = 1.4;
/** From this many people on, requests and memory have their targets. */
export const MANY = 10_000;
const MOST_MEMORY_GROWTH = 20;
/** By how much a person may cost more among many than among few, or less. */
const MOST_DIFFERENCE = 0.15;

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** The figure that a quarter of `numbers` do not exceed. */
export const lowerQuartile = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.ceil(numbers.length / 4) - 1] ?? 0;

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

export function sendingFigures({ people, rounds, deliveries, peakMegabytes }: Measurement): SendingFigures {
  const requestsByOperation = perRecipient(rounds);
  const ratios = rounds.map(({ cpu, loopCpu }) => cpu / loopCpu);
  const total = (what: keyof Delivery) => sum(deliveries.ours.map((delivery) => delivery[what]));
  return {
    people,
    rounds: rounds.length,
    cpu: median(rounds.map(({ cpu }) => cpu)),
    loopCpu: median(rounds.map(({ loopCpu }) => loopCpu)),
    ratio: median(ratios),
    firstRatio: ratios[0] ?? Number.NaN,
    requests: byService(requestsByOperation),
    requestsInAll: sum(Object.values(requestsByOperation)),
    requestsByOperation,
    peakMegabytes,
    lost: total('lost'),
    doubled: total('doubled'),
    unwanted: total('unwanted'),
    bytesRatio: total('bytes') / sum(deliveries.loops.map(({ bytes }) => bytes)),
  };
}

function perRecipient(rounds: readonly Round[]): Requests {
  const people = sum(rounds.map((round) => round.people));
  const names = new Set(rounds.flatMap(({ requests }) => Object.keys(requests)));
  return Object.fromEntries(
    [...names].map((name) => [name, sum(rounds.map(({ requests }) => requests[name] ?? 0)) / people]),
  );
}

function byService(requests: Requests): Requests {
  const services = Map.groupBy(Object.entries(requests), ([name]) => name.split(' ')[0] ?? name);
  return Object.fromEntries(
    [...services].map(([service, entries]) => [service, sum(entries.map(([, count]) => count))]),
  );
}

/** What sizes, and what a person costs among many, of what one costs among few: the median of the pairs. */
export interface SizesFigures {
  readonly few: number;
  readonly many: number;
  readonly fewCpu: number;
  readonly manyCpu: number;
  readonly ratio: number;
}

export const sizesFigures = ({ few, many, pairs }: SizePairs): SizesFigures => ({
  few,
  many,
  fewCpu: median(pairs.map((pair) => pair.few)),
  manyCpu: median(pairs.map((pair) => pair.many)),
  ratio: median(pairs.map((pair) => pair.many / pair.few)),
});

/** Everything that the verdicts on sending rest on. */
export interface Measured {
  readonly sending: readonly SendingFigures[];
  readonly sizes: SizesFigures | null;
  readonly feedback: readonly FeedbackFigures[];
  readonly writesOfUnchanged: number;
}

/** What was measured against each target; memory only where two great sizes were. */
export function verdicts({ sending, sizes, feedback, writesOfUnchanged }: Measured): Verdict[] {
  const great = sending.filter(({ people }) => people >= MANY);
  const each = sending.flatMap((figures) => [
    atMost(`CPU, ${inPeople(figures)}`, figures.ratio, { most: MOST_CPU_RATIO, unit: ' × the loop' }),
    atMost(`lost, ${inPeople(figures)}`, figures.lost, { most: 0 }),
    atMost(`doubled, ${inPeople(figures)}`, figures.doubled, { most: 0 }),
    atMost(`mailed though they had left or were suppressed, ${inPeople(figures)}`, figures.unwanted, {
      most: 0,
    }),
  ]);
  const requests = great.map((figures) =>
    atMost(`requests, ${inPeople(figures)}`, figures.requestsInAll, {
      most: MOST_REQUESTS,
      unit: ' per recipient',
      digits: 4,
    }),
  );
  const peaks = great.map(({ peakMegabytes }) => peakMegabytes);
  const growth = Math.max(...peaks) - Math.min(...peaks);
  const flat = { most: MOST_MEMORY_GROWTH, unit: ' MB', digits: 1 };
  const memory = great.length > 1 ? [atMost('memory, difference between the great sizes', growth, flat)] : [];
  return [
    ...each,
    ...requests,
    ...memory,
    ...(sizes ? [sameForAll(sizes)] : []),
    ...feedback.flatMap(ofFeedback),
    atMost('writes for an unchanged calendar', writesOfUnchanged, { most: 0 }),
  ];
}

const inPeople = ({ people }: Pick<SendingFigures, 'people'>) => `${people.toLocaleString('en')} people`;

const sameForAll = ({ few, many, ratio }: SizesFigures): Verdict => ({
  what: `CPU per recipient, ${inPeople({ people: many })} beside ${inPeople({ people: few })}`,
  target: `the same within ${MOST_DIFFERENCE * 100} %`,
  measured: `${((ratio - 1) * 100).toFixed(1)} %`,
  met: Math.abs(ratio - 1) <= MOST_DIFFERENCE,
});

const ofFeedback = ({ rate, requestsInAll, unproven }: FeedbackFigures): Verdict[] => [
  atMost(`feedback, ${rate.toLocaleString('en')} a second`, requestsInAll, {
    most: MOST_FEEDBACK_REQUESTS,
    unit: ' requests per recipient',
  }),
  atMost(`accepted without proof, ${rate.toLocaleString('en')} a second`, unproven, { most: 0 }),
];

/** The verdict on `value`. */
export function atMost(
  what: string,
  value: number,
  {
    most,
    unit = '',
    digits = 2,
  }: { readonly most: number; readonly unit?: string; readonly digits?: number },
): Verdict {
  const written = Number.isInteger(value) ? String(value) : value.toFixed(digits);
  return { what, target: `at most ${most}${unit}`, measured: written, met: value <= most };
}
