/** How the tool ends when a command has failed: what people read, what programs read. */
import { inspect } from 'node:util';
import { type Command, CommanderError } from 'commander';
import { OperatorError } from '../local/operator-error.ts';

/** What is printed of a failure, and the number that the process ends with. */
export interface Ending {
  /** For standard error; null: it stands there already. */
  readonly text: string | null;
  /** One line for standard output; null where nobody asked for JSON, or nothing has failed. */
  readonly json: string | null;
  readonly status: number;
}

/** Has the command and all below it throw where they would end the process by themselves. */
export function throwInstead(command: Command): void {
  command.exitOverride();
  for (const below of command.commands) throwInstead(below);
}

/**
 * Programs read standard output alone, and find there what went wrong.
 *
 * @param words what stands on the command line
 * @returns null for a fault of the tool's own, of which a stack trace tells most, where nobody asked for JSON
 */
export function endingOf(error: unknown, words: readonly string[]): Ending | null {
  const inJson = (message: string) =>
    asksForJson(words) ? `${JSON.stringify({ error: message.trim() })}\n` : null;
  if (error instanceof OperatorError)
    return { text: `${error.message}\n`, json: inJson(error.message), status: 1 };
  if (!(error instanceof CommanderError)) return faultOf(error, inJson);
  const { exitCode: status, message } = error;
  return { text: null, json: status === 0 ? null : inJson(message.replace(/^error: /, '')), status };
}

function faultOf(error: unknown, inJson: (message: string) => string | null): Ending | null {
  const json = inJson(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return json === null ? null : { text: `${inspect(error)}\n`, json, status: 1 };
}

/** What stands behind two dashes is for another program. */
function asksForJson(words: readonly string[]): boolean {
  const dashes = words.indexOf('--');
  return (dashes === -1 ? words : words.slice(0, dashes)).includes('--json');
}
