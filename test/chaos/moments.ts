/** Numbers whatever happens in one round, so that of two things it can be said which came first. */
export interface Moments {
  /** The number of what happens now. */
  next(): number;
}

/** Counts from 1. */
export function createMoments(): Moments {
  let last = 0;
  return { next: () => ++last };
}
