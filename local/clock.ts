/**
 * The movable clock of the one-machine cloud: the real one plus an offset that only grows. The offset lies in
 * shared memory, so that every worker's `Date` reads the same time without a message (see `worker.ts`).
 */
export interface Clock {
  now(): Date;
  /** Moves the clock forward to `instant`; an instant already past leaves it where it is. */
  advanceTo(instant: Date): void;
  /** Milliseconds ahead of (or, after a replay, behind) the real clock. */
  readonly offset: number;
  /** What a worker needs to read the same clock: one BigInt64, the offset in milliseconds. */
  readonly shared: SharedArrayBuffer;
}

/** A clock that starts at `offset` milliseconds from the real one; `onMove` hears each new offset. */
export function createClock(offset: number, onMove: (offset: number) => void = () => undefined): Clock {
  const shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const cell = new BigInt64Array(shared);
  Atomics.store(cell, 0, BigInt(Math.round(offset)));
  const read = () => Number(Atomics.load(cell, 0));
  const now = () => new Date(Date.now() + read());
  return {
    now,
    advanceTo: (instant) => {
      const ahead = instant.getTime() - now().getTime();
      if (ahead <= 0) return;
      Atomics.add(cell, 0, BigInt(ahead));
      onMove(read());
    },
    get offset() {
      return read();
    },
    shared,
  };
}
