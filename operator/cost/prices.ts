/** What AWS charges and what we assume, read from `prices.yaml`: the only place where a price stands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { OperatorError } from '../../local/operator-error.ts';

/** Each has a price in the file. */
export const PRICE_IDS = [
  'ses-messages',
  'ses-attachments',
  'ses-essentials-messages',
  'ses-pro-messages',
  'ses-pro-months',
  'sns-publishes',
  'sqs-deliveries',
  'scheduler-invocations',
  'sqs-requests',
  'lambda-requests',
  'lambda-gb-seconds',
  'dynamodb-writes',
  'dynamodb-reads',
  'dynamodb-storage',
  'dynamodb-recovery',
  'http-api-requests',
  'data-out',
  'logs-written',
  'logs-kept',
  'cloudwatch-metrics',
  'cloudwatch-alarms',
  'cloudwatch-dashboards',
  'key-requests',
  's3-storage',
] as const;
export type PriceId = (typeof PRICE_IDS)[number];

const ASSUMPTION_IDS = [
  'rate',
  'rangeMilliseconds',
  'callMilliseconds',
  'startMilliseconds',
  'loadMilliseconds',
  'deploys',
  'feedbackPerMessage',
  'eventsPerRequest',
  'pollersAtWork',
  'feedbackMilliseconds',
  'eventMilliseconds',
  'sweepMilliseconds',
  'visitsPerMessage',
  'visitMilliseconds',
  'visitReads',
  'pageKilobytes',
  'logBytes',
  'pollersPerQueue',
  'pollersPerLimitedQueue',
  'pollSeconds',
  'proFromMessages',
  'deployedMegabytes',
  'flyerMegabytes',
] as const;
type AssumptionId = (typeof ASSUMPTION_IDS)[number];

const words = v.pipe(v.string(), v.trim(), v.nonEmpty());
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const positive = v.pipe(amount, v.gtValue(0));
const page = v.pipe(v.string(), v.url(), v.startsWith('https://'));

const PriceSchema = v.strictObject({
  what: words,
  unit: words,
  usd: amount,
  per: v.optional(positive, 1),
  steps: v.optional(v.array(v.strictObject({ above: positive, usd: amount })), []),
  free: v.optional(amount, 0),
  source: page,
  seenOn: v.pipe(v.string(), v.isoDate()),
  check: page,
  certainty: v.picklist(['listed', 'reported', 'unsure']),
  note: v.optional(words),
});
const AssumptionSchema = v.strictObject({ value: positive, unit: words, how: words });

const PriceFileSchema = v.strictObject({
  region: words,
  currency: v.literal('USD'),
  prices: v.strictObject(v.entriesFromList(PRICE_IDS, PriceSchema)),
  assumptions: v.strictObject(v.entriesFromList(ASSUMPTION_IDS, AssumptionSchema)),
});

/** US dollars `usd` for `per` units, other dollars by `steps` above an amount a month, `free` units a month for nothing. */
export type Price = v.InferOutput<typeof PriceSchema>;
export type Prices = Readonly<Record<PriceId, Price>>;
export type Assumptions = Readonly<Record<AssumptionId, number>>;

export interface PriceFile {
  readonly region: string;
  readonly prices: Prices;
  readonly assumptions: Assumptions;
}

/** Reads the text of a price file; an OperatorError names the first field that is wrong. */
export function readPrices(text: string): PriceFile {
  const result = v.safeParse(PriceFileSchema, parse(text));
  if (!result.success) {
    const [issue] = result.issues;
    const field = v.getDotPath(issue) ?? 'its beginning';
    throw new OperatorError(`operator/cost/prices.yaml is wrong at ${field}: ${issue.message}.`);
  }
  const { region, prices, assumptions } = result.output;
  return { region, prices, assumptions: valuesOf(assumptions) };
}

function valuesOf(assumptions: Record<AssumptionId, { readonly value: number }>): Assumptions {
  const values = Object.entries(assumptions).map(([id, { value }]) => [id, value]);
  return Object.fromEntries(values) as Record<AssumptionId, number>;
}

/** The prices that come with this project. */
export const shippedPrices = (): PriceFile =>
  readPrices(readFileSync(join(import.meta.dirname, 'prices.yaml'), 'utf8'));
