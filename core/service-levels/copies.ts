/**
 * How old the reading of the subscribers was by which a copy went to SES. Whoever has left before a reading is in no call that goes by it;
 * so this is how long an unsubscription may take until it holds.
 */

/** Seconds from leaving until nothing more is handed over. */
export const IN_FORCE_WITHIN_SECONDS = 60;

/** Copies by whether their reading was young enough when SES had taken them. */
export interface CopiesByAge {
  readonly fresh: number;
  readonly stale: number;
}

/** Copies that SES took together. */
export interface Taken {
  readonly copies: number;
  /** From the reading's beginning until SES had answered. */
  readonly seconds: number;
}

export function copiesByAge(all: readonly Taken[]): CopiesByAge {
  const copiesOf = (some: readonly Taken[]) => some.reduce((sum, { copies }) => sum + copies, 0);
  const isFresh = ({ seconds }: Taken) => seconds <= IN_FORCE_WITHIN_SECONDS;
  return {
    fresh: copiesOf(all.filter(isFresh)),
    stale: copiesOf(all.filter((one) => !isFresh(one))),
  };
}
