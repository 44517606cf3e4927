/**
 * The account's suppression list: addresses that SES holds mail back from, each with the reason. A bounce for good and a
 * complaint put an address on it, and so does a caller.
 * @see https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html
 */
import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import { savedState, saveState } from './saved-state.ts';

/** Why an address may be on it. */
export const REASONS = ['BOUNCE', 'COMPLAINT'] as const;
export type Reason = (typeof REASONS)[number];
export const ReasonSchema = v.picklist(REASONS, 'must be BOUNCE or COMPLAINT');

/** One address on the list, as GetSuppressedDestination tells of it. */
const Suppressed = v.object({
  EmailAddress: v.string(),
  Reason: ReasonSchema,
  /** Seconds since 1970. */
  LastUpdateTime: v.number(),
  /** What put it there, where that was a message. */
  Attributes: v.optional(v.object({ MessageId: v.string(), FeedbackId: v.string() })),
});
export type Suppressed = v.InferOutput<typeof Suppressed>;

export interface SuppressionList {
  find(address: string): Suppressed | undefined;
  /** Everybody on it, by address. */
  all(): Suppressed[];
  /** Puts an address on the list, or changes why it is there. */
  put(suppressed: Omit<Suppressed, 'LastUpdateTime'>): Promise<void>;
  /** Takes an address off the list; one that is not on it stays off. */
  remove(address: string): Promise<void>;
}

interface Options {
  readonly clock: Pick<Clock, 'now'>;
  /** Where the list survives a restart, readable by its owner alone; null keeps it in memory. */
  readonly file: string | null;
}

/** Opens the list, which is empty at first. Whether an address is written in capitals makes no difference to it. */
export function openSuppressionList({ clock, file }: Options): SuppressionList {
  const written = savedState(file, v.array(Suppressed), []);
  const list = new Map(written.map((suppressed) => [keyOf(suppressed.EmailAddress), suppressed]));
  const state = saveState({ file, mode: 0o600, snapshot: () => [...list.values()] });
  return {
    find: (address) => list.get(keyOf(address)),
    all: () => [...list.keys()].toSorted().flatMap((key) => list.get(key) ?? []),
    put: (suppressed) => {
      const LastUpdateTime = clock.now().getTime() / 1000;
      list.set(keyOf(suppressed.EmailAddress), { ...suppressed, LastUpdateTime });
      return state.save();
    },
    remove: async (address) => {
      if (list.delete(keyOf(address))) await state.save();
    },
  };
}

const keyOf = (address: string) => address.toLowerCase();
