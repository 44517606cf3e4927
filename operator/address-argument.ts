/** The address of the one person whom a command is about: written behind its name, or read unseen. */
import type { Command } from 'commander';
import { type Address, BadAddressError, parseAddress } from '../core/subscribers/address.ts';
import { OperatorError } from '../local/operator-error.ts';
import { readLine } from './read-line.ts';

/** Adds `[address]`. */
export const takesAddress = (command: Command): Command =>
  command.argument(
    '[address]',
    'left out, one line of standard input is read, so that no shell history, process list or log holds it',
  );

/**
 * The address that was given, or that is read now.
 *
 * @param text what stands on the command line, if anything does
 * @throws OperatorError that says what is wrong with it
 */
export async function givenAddress(text: string | undefined): Promise<Address> {
  try {
    return parseAddress(text ?? (await readLine('The address, then Enter: ')));
  } catch (error) {
    if (error instanceof BadAddressError)
      throw new OperatorError(`This address can't be used: ${error.message}.`);
    throw error;
  }
}
