/** Reads the options of a command that are whole numbers, and ports. */
import { InvalidArgumentError } from 'commander';

/** A whole number above 0; commander's InvalidArgumentError for anything else. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number > 0 && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('Write a whole number above 0, without commas.');
}

export const isPort = (number: number): boolean => Number.isInteger(number) && number > 0 && number < 65_536;

/** A port; commander's InvalidArgumentError for anything else. */
export function port(text: string): number {
  if (isPort(Number(text))) return Number(text);
  throw new InvalidArgumentError('Write a number from 1 to 65535.');
}
