/** Reads what must not stand on a command line, where shell history, process list and npm's log keep it. */
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { OperatorError } from '../local/operator-error.ts';

/**
 * The one line of standard input, empty when there is none; whoever types it is asked with `question`.
 *
 * @throws OperatorError when another program or a file gives several lines, rather than leave any out
 */
export async function readLine(question: string): Promise<string> {
  if (process.stdin.isTTY) return askFor(question);
  const lines = (await text(process.stdin)).split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  if (lines.length > 1) {
    throw new OperatorError(
      `Standard input holds ${lines.length} lines, and this takes one at a time. Nothing has been done.`,
    );
  }
  return lines[0] ?? '';
}

async function askFor(question: string): Promise<string> {
  process.stderr.write(question);
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
