/** Asking a child process, one question at a time, and answering as one: what is measured runs in a process of its own. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type Reply = { readonly answer: unknown } | { readonly fault: string };

export interface Child {
  /** Resolves with the child's answer; an Error with its stack trace when it threw. */
  ask<Answer>(question: unknown): Promise<Answer>;
  close(): Promise<void>;
}

interface ChildOptions {
  readonly argv?: readonly string[];
  readonly execArgv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Gets each piece that the child prints. */
  readonly log?: (text: string) => void;
}

/** Starts the file beside this one; `env` is all the environment that it gets. */
export function startChild(file: string, options: ChildOptions = {}): Child {
  const { argv = [], execArgv = [], env = {}, log = () => undefined } = options;
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [...argv], {
    env: { ...env },
    execArgv: [...execArgv],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  child.stdout?.setEncoding('utf8').on('data', log);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let last: Promise<unknown> = Promise.resolve();
  const ask = <Answer>(question: unknown) =>
    new Promise<Answer>((resolve, reject) => {
      const died = () => reject(new Error(`${file} stopped before it answered.`));
      child.once('exit', died);
      child.once('message', (reply: Reply) => {
        child.off('exit', died);
        if ('fault' in reply) reject(new Error(reply.fault));
        else resolve(reply.answer as Answer);
      });
      child.send(question as object);
    });
  return {
    ask: <Answer>(question: unknown) => {
      const answer = last.then(() => ask<Answer>(question));
      last = answer.catch(() => undefined);
      return answer;
    },
    close: () => {
      child.disconnect();
      return exited;
    },
  };
}

/** Answers the parent's questions until the parent lets go. */
export function answerParent<Question>(answer: (question: Question) => Promise<unknown>): void {
  process.on('message', (question: Question) => {
    answer(question).then(
      (given) => process.send?.({ answer: given ?? null } satisfies Reply),
      (error: unknown) =>
        process.send?.({ fault: error instanceof Error ? (error.stack ?? '') : String(error) }),
    );
  });
}

// From the very start: a parent that fails while we begin leaves nobody behind.
if (process.channel) process.once('disconnect', () => process.exit());
