/** Amounts and sentences as the bill shows them. */
import { thousands } from '../counted.ts';

const TEXT_WIDTH = 106;

/** In lines of at most TEXT_WIDTH characters, cut between words. */
export function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > TEXT_WIDTH) lines.push(`  ${word}`);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

const money = (digits: number) =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
const [cents, fine] = [money(2), money(4)];
/** `$1,200.00` */
export const dollars = (usd: number): string => cents.format(usd);
/** `$0.0047`, for what costs less than a cent. */
export const fineDollars = (usd: number): string => fine.format(usd);

const few = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
/** `1,000,008`, `0.233`. */
export const amount = (quantity: number): string =>
  quantity >= 100 ? thousands(Math.round(quantity)) : few.format(quantity);

const part = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** `2.07 %` of a share such as 0.0207. */
export const percent = (share: number): string => `${part.format(share * 100)} %`;

/** `50 s`, `1 h 39 min`. */
export function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  if (minutes < 60) return `${minutes} min`;
  return `${thousands(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}
