/**
 * How a promise stands, as everybody may know it. Of people it tells no number: only its order of magnitude, and below ten nothing but
 * that something was broken, where it was (decision 0050).
 */
import type { Stretch } from './figures.ts';
import { SERVICE_LEVELS, type ServiceLevel, type ServiceLevelName } from './service-levels.ts';

/** Below so many people nothing is said of them. */
const FEWEST = 10;

/** A number as far as it may be known; both ends belong to it. */
export interface Bounds {
  readonly atLeast: number;
  readonly atMost: number;
}

export interface ShownLevel {
  readonly name: ServiceLevelName;
  /** Whole per cent. */
  readonly target: number;
  /** Instants; `until` is not part of it. */
  readonly from: string;
  readonly until: string;
  /** `nothing`: no mailing was due; `too-few`: of so few people, or none, nothing is said. */
  readonly state: ServiceLevel['state'] | 'too-few';
  /** In how many per cent it was kept, rounded down; null where that is not said. */
  readonly percent: number | null;
  /** Of how many things. */
  readonly outOf: Bounds;
  /** Of how many of them it was broken; null where only its share is told. */
  readonly broken: Bounds | null;
}

const exactly = (count: number): Bounds => ({ atLeast: count, atMost: count });

/** From one power of ten to the next, and from none to nine. */
export function roughly(count: number): Bounds {
  if (count < FEWEST) return { atLeast: 0, atMost: FEWEST - 1 };
  const power = 10 ** (String(Math.trunc(count)).length - 1);
  return { atLeast: power, atMost: 10 * power - 1 };
}

/** How often something was broken that must never be: none is none. */
const howOften = (count: number): Bounds => {
  const { atLeast, atMost } = roughly(count);
  return count === 0 ? exactly(0) : { atLeast: Math.max(1, atLeast), atMost };
};

export function shownLevel(level: ServiceLevel, { from, today, now }: Stretch): ShownLevel {
  const { name, all, broken } = level;
  const { target, counts, tells, wholeDays } = SERVICE_LEVELS[name];
  const isTooFew = counts === 'people' && all < FEWEST;
  // That somebody was lost, or got two, is said even where there are few.
  const isTold = !isTooFew || (tells === 'broken' && broken > 0);
  return {
    name,
    target,
    from: from.toISOString(),
    until: (wholeDays ? today : now).toISOString(),
    state: isTold ? level.state : 'too-few',
    percent: isTooFew || tells === 'broken' ? null : level.percent,
    outOf: counts === 'people' ? roughly(all) : exactly(all),
    broken: tells === 'broken' ? howOften(broken) : null,
  };
}
