/** Numbers of the contract in words, so that no sentence says another one than what is measured. */

/** `5 %`, `0.1 %`. */
export const percentInWords = (share: number): string => `${Number((100 * share).toFixed(3))} %`;

/** `10 seconds`, `a minute`, `5 minutes`. */
export function secondsInWords(seconds: number): string {
  if (seconds % 60 !== 0) return `${seconds} seconds`;
  return seconds === 60 ? 'a minute' : `${seconds / 60} minutes`;
}
