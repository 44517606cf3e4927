/** Reads the options of a command that are whole numbers. */
import { InvalidArgumentError } from 'commander';

/** A whole number above 0; commander's InvalidArgumentError for anything else. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number > 0 && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('Write a whole number above 0, without commas.');
}
