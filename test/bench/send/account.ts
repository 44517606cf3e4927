/** The SES account of a bench: what it may send, and how long it takes to answer. */

export interface Account {
  /** Messages a second, as GetAccount tells. */
  readonly rate: number;
  /** Whether one more copy may leave now; a copy that may has left. */
  admit(): boolean;
  /** Milliseconds until a call is answered. */
  answersAfter(): number;
}

/** Takes everything at once: no pause of ours shall stand in the way of a measurement. */
export const GENEROUS: Account = { rate: 10_000_000, admit: () => true, answersAfter: () => 0 };
