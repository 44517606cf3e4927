/** Lets work through as many times as it is told, and holds the rest back: what is measured in parts stands still in between. */

export interface Turnstile {
  /** Does the work once there is room for it. */
  pass<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Lets nothing more through. */
  close(): void;
  /** Lets so many through; resolves when all of them are done. */
  admit(times: number): Promise<void>;
  open(): void;
}

/** It is open. */
export function createTurnstile(): Turnstile {
  const waiting: (() => void)[] = [];
  let room = Number.POSITIVE_INFINITY;
  let unfinished = 0;
  let finish = () => {};
  const letIn = () => {
    for (; room > 0 && waiting.length > 0; room--) waiting.shift()?.();
  };
  return {
    pass: async (work) => {
      await new Promise<void>((enter) => {
        waiting.push(enter);
        letIn();
      });
      try {
        return await work();
      } finally {
        unfinished -= 1;
        if (unfinished === 0) finish();
      }
    },
    close: () => {
      room = 0;
    },
    admit: (times) =>
      new Promise((resolve) => {
        room = times;
        unfinished = times;
        finish = resolve;
        letIn();
      }),
    open: () => {
      room = Number.POSITIVE_INFINITY;
      letIn();
    },
  };
}
