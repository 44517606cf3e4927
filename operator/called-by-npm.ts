/** Commands are called as npm scripts: what that means for their usage, and for options without two dashes before them. */
import type { Command, Option } from 'commander';
import { OperatorError } from '../local/operator-error.ts';

/** What npm takes a short option of ours for: its own `--call`. */
const KEPT_SHORT: Readonly<Record<string, string>> = { '-c': 'call' };

/** Lets a script's command and those below it say in their help how they are called: `npm run <script> -- …`, or `npm start -- …`. */
export function showCalledByNpm(
  command: Command,
  script = command.name(),
  words: readonly string[] = [],
): void {
  command.configureHelp({
    commandUsage: (shown) => [npmScript(script), '--', ...words, shown.usage()].join(' '),
  });
  command.showHelpAfterError(`How it is called: ${[npmScript(script), '--', ...words, '--help'].join(' ')}`);
  for (const below of command.commands) showCalledByNpm(below, script, [...words, below.name()]);
}

/** npm has a word of its own for `npm run start`. */
const npmScript = (script: string): string => (script === 'start' ? 'npm start' : `npm run ${script}`);

/**
 * Without two dashes before them npm keeps options for itself: the script gets their values at most, and learns of
 * the options only from variables called `npm_config_…`.
 *
 * @param words what stands behind the script's name
 * @throws OperatorError when npm kept an option of this command's, or of a command's below it
 * @see https://docs.npmjs.com/cli/v11/using-npm/config#environment-variables
 */
export function refuseKeptOptions(
  command: Command,
  { words, environment }: { readonly words: readonly string[]; readonly environment: NodeJS.ProcessEnv },
): void {
  const kept = flagsOf(command).find(({ variable }) => environment[variable]);
  if (!kept) return;
  const below = command.commands.find((one) => one.name() === words[0]);
  const example = [npmScript(command.name()), '--', ...(below ? [below.name()] : []), kept.flag].join(' ');
  throw new OperatorError(
    `npm kept the options for itself: put two dashes before them, as in \`${example} …\`. Nothing has been done.`,
  );
}

interface Flag {
  readonly flag: string;
  /** Where npm tells that it kept the option. */
  readonly variable: string;
}

const flagsOf = (command: Command): Flag[] => [
  ...command.options.flatMap(flagsOfOption),
  ...command.commands.flatMap(flagsOf),
];

function flagsOfOption({ long, short }: Option): Flag[] {
  const shortName = short && KEPT_SHORT[short];
  return [
    ...(long ? [{ flag: long, variable: variableOf(long.slice(2)) }] : []),
    ...(short && shortName ? [{ flag: short, variable: variableOf(shortName) }] : []),
  ];
}

const variableOf = (name: string): string => `npm_config_${name.replaceAll('-', '_')}`;
