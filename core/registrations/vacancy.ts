/** How full an event is, as far as everyone may know: a small number would tell who came or went. */

/** Fewer people than these are never counted before others (California's de-identification guidelines: 11). */
export const SMALLEST_COUNT = 11;

export type Vacancy = 'many' | 'few' | 'none';

export interface Occupation {
  readonly capacity: number;
  readonly seated: number;
  readonly somebodyWaits: boolean;
}

/** `none` as soon as somebody waits: the next place that becomes free is theirs. */
export function vacancyOf({ capacity, seated, somebodyWaits }: Occupation): Vacancy {
  const free = capacity - seated;
  if (free <= 0 || somebodyWaits) return 'none';
  return free < SMALLEST_COUNT ? 'few' : 'many';
}
