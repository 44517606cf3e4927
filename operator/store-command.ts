/** What commands that work on a store have in common: which store, for people or for programs, and whether they ask first. */
import type { Command } from 'commander';
import { type Store, withStore } from './open-store.ts';
import { addStackOptions, type StackOptions } from './which-stack.ts';

/** What is said on the command line. */
export interface StoreOptions extends StackOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
}

/** What a command says: a text, or with `--json` what stands beside it. */
export interface Said {
  readonly text: string;
  readonly json: unknown;
}

type Act<Options> = (store: Store, options: Options) => Promise<Said>;

/** @see {@link confirm} in confirm.ts, which decides where it does. */
const YES = 'do not ask first; in production, what touches many asks for the word production all the same';

/** Adds `--stage`, `--agency` and `--json`; to what asks before it does anything `--yes`. */
export function onStore(command: Command, { asks = false } = {}): Command {
  addStackOptions(command).option('--json', 'for programs: nothing but JSON on standard output');
  return asks ? command.option('--yes', YES) : command;
}

/** Runs a command on its store; options may stand before or after the name of a command below. */
export function runOnStore<Options extends StoreOptions>(command: Command, act: Act<Options>): Promise<void> {
  const options = command.optsWithGlobals<Options>();
  return withStore(
    options,
    async (store) => {
      const { text, json } = await act(store, options);
      process.stdout.write(options.json ? `${JSON.stringify(json, null, 2)}\n` : text);
    },
    (where) => (options.json ? process.stderr : process.stdout).write(where),
  );
}
