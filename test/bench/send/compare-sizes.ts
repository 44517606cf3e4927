/** Whether a person costs the same among many as among few: both measured by turns, in the same minutes of the machine. */
import type { Due } from './awareness-day.ts';
import {
  type Measurement,
  measureMailing,
  measureSending,
  startSending,
  stopSending,
} from './measure-sending.ts';
import type { Cloud } from './send-mailing.ts';

/** Parts of the great mailing; after each the small one is sent. */
export const PARTS = 10;

/** CPU in microseconds per recipient, pair by pair: a part of the great mailing, and the small mailing after it. */
export interface SizePairs {
  readonly few: number;
  readonly many: number;
  readonly pairs: readonly { readonly few: number; readonly many: number }[];
}

interface Sizes {
  readonly few: number;
  readonly many: number;
  /** Of the great mailing. */
  readonly due: Due;
  /** Of the small ones: one to warm up, and one for each part. */
  readonly smallDues: readonly Due[];
}

/** Each size has a cloud to itself, and the small mailing is warm before it counts, as most of the great one is. */
export async function compareSizes(
  { few, many, due, smallDues: [warmUp, ...smallDues] }: Sizes,
  { great, small }: { readonly great: Cloud; readonly small: Cloud },
): Promise<{ readonly measurement: Measurement; readonly sizes: SizePairs }> {
  const sending = await startSending(few, small);
  if (warmUp) await measureMailing(warmUp, sending);
  const costs: number[] = [];
  const between = async () => {
    const next = smallDues[costs.length];
    if (next) costs.push(await measureMailing(next, sending));
  };
  const measurement = await measureSending({ people: many, dues: [due], parts: PARTS, between }, great);
  await stopSending(sending);
  const pairs = costs.map((cost, index) => ({
    few: cost,
    many: measurement.rounds[index]?.cpu ?? Number.NaN,
  }));
  return { measurement, sizes: { few, many, pairs } };
}
