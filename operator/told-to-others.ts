/** Numbers of people as they are handed out to whoever asks from outside: fewer than eleven are not told, and all else in tens, so that no two numbers give a third away. */
import { SMALLEST_COUNT } from '../core/registrations/vacancy.ts';
import { thousands } from './counted.ts';

/** Null where so few are not told. */
export type ToldCount = number | null;

export const inTens = (number: number): ToldCount =>
  number < SMALLEST_COUNT ? null : Math.floor(number / 10) * 10;

export const toldInWords = (count: ToldCount | undefined): string =>
  count === null ? `under ${SMALLEST_COUNT}` : thousands(count ?? 0);
