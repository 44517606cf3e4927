/** From what is used to what it costs. */
import type { Price, PriceId, Prices } from './prices.ts';

/** Something that AWS counts. */
export interface Usage {
  /** In a few words: which part of the service, doing what. */
  readonly what: string;
  readonly price: PriceId;
  /** In the price's unit. */
  readonly quantity: number;
}

/** One line of a bill, in US dollars. */
export interface Line extends Usage {
  readonly unit: string;
  /** By the price list. */
  readonly list: number;
  /** What remains of it after the always-free tier. */
  readonly afterFree: number;
  /** Whether AWS says that it charges this. */
  readonly sure: boolean;
}

/**
 * Prices each usage, in order. `before` is what of the same month was used already: the free tier is one for all,
 * and goes to whoever comes first.
 */
export function billFor(usages: readonly Usage[], prices: Prices, before: readonly Usage[] = []): Line[] {
  const used = new Map<PriceId, number>();
  const use = ({ price, quantity }: Usage) => {
    const from = used.get(price) ?? 0;
    used.set(price, from + quantity);
    return { from, to: from + quantity };
  };
  before.forEach(use);
  return usages.map((usage) => {
    const price = prices[usage.price];
    const { from, to } = use(usage);
    return {
      ...usage,
      unit: price.unit,
      list: cost(to, price) - cost(from, price),
      afterFree: costAfterFree(to, price) - costAfterFree(from, price),
      sure: price.certainty !== 'unsure',
    };
  });
}

const costAfterFree = (quantity: number, price: Price): number =>
  cost(Math.max(quantity, price.free), price) - cost(price.free, price);

/** Of `quantity` units in one month: each step of the price holds from its own amount to the next one's. */
function cost(quantity: number, { usd, per, steps }: Price): number {
  const all = [{ above: 0, usd }, ...steps];
  return all.reduce((sum, step, index) => {
    const end = Math.min(quantity, all[index + 1]?.above ?? Number.POSITIVE_INFINITY);
    return sum + (Math.max(0, end - step.above) * step.usd) / per;
  }, 0);
}

/** The sum of a bill's lines. */
export interface Total {
  readonly list: number;
  readonly afterFree: number;
}

export function totalOf(lines: readonly Line[]): Total {
  return {
    list: lines.reduce((sum, { list }) => sum + list, 0),
    afterFree: lines.reduce((sum, { afterFree }) => sum + afterFree, 0),
  };
}
