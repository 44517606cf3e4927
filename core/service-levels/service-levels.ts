/** What the service promises of its own work, and whether figures keep it. */
import { PROMISES } from '../contract/promises.ts';
import type { Figures } from './figures.ts';

/** Of how many things a promise was made, and of how many of them it was broken. */
interface Measured {
  readonly all: number;
  readonly broken: number;
}

interface ServiceLevelDeclaration {
  /** Whole per cent of which it must be kept. */
  readonly target: number;
  /** What is counted: of people nobody is told the exact number (`shown-level.ts`), mailings stand in a public calendar. */
  readonly counts: 'people' | 'mailings';
  /** What is told: in how many per cent it was kept, or how often it was broken. */
  readonly tells: 'share' | 'broken';
  /** Whether the day that is on is left out (`publicFigures`). */
  readonly wholeDays: boolean;
  readonly measure: (figures: Figures) => Measured;
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((one, other) => one + other, 0);

/** In the order in which they are shown. */
export const SERVICE_LEVELS = {
  /** Whoever asks for something on a page is sent the letter to confirm it. */
  'confirmation-within-10-seconds': {
    target: PROMISES.confirmation.most.percent,
    counts: 'people',
    tells: 'share',
    wholeDays: true,
    measure: ({ confirmations }) => ({
      all: sum(confirmations),
      broken: sum(confirmations) - confirmations.within10,
    }),
  },
  'confirmation-within-60-seconds': {
    target: PROMISES.confirmation.nearlyAll.percent,
    counts: 'people',
    tells: 'share',
    wholeDays: true,
    measure: ({ confirmations: { later, never, ...inTime } }) => ({
      all: sum(inTime) + later + never,
      broken: later + never,
    }),
  },
  /** Reminders, and whatever else is sent at its moment. */
  'begun-within-5-minutes': {
    target: 100,
    counts: 'mailings',
    tells: 'share',
    wholeDays: false,
    measure: ({ beginnings: { inTime, late, missed } }) => ({
      all: inTime + late + missed,
      broken: late + missed,
    }),
  },
  'unsubscribed-within-60-seconds': {
    target: 100,
    counts: 'people',
    tells: 'share',
    wholeDays: false,
    // Copies are counted as their mailing ends, stale ones at once.
    measure: ({ people: { reached }, stale }) => ({ all: Math.max(reached, stale), broken: stale }),
  },
  'lost-none': {
    target: 100,
    counts: 'people',
    tells: 'broken',
    wholeDays: false,
    measure: ({ people: { reached, lost } }) => ({ all: reached + lost, broken: lost }),
  },
  'doubled-none': {
    target: 100,
    counts: 'people',
    tells: 'broken',
    wholeDays: false,
    measure: ({ people: { reached }, doubled }) => ({ all: reached, broken: doubled }),
  },
} as const satisfies Record<string, ServiceLevelDeclaration>;

export type ServiceLevelName = keyof typeof SERVICE_LEVELS;

/** How one promise stands. `nothing`: there was nothing of which it could be kept. */
export interface ServiceLevel extends Measured {
  readonly name: ServiceLevelName;
  readonly state: 'kept' | 'broken' | 'nothing';
  /** In how many per cent it was kept, rounded down: what is not quite the target is shown as less. */
  readonly percent: number | null;
}

/** What `figures` say of each promise. */
export const serviceLevelsOf = (figures: Figures): ServiceLevel[] =>
  (Object.keys(SERVICE_LEVELS) as ServiceLevelName[]).map((name) => levelOf(name, figures));

function levelOf(name: ServiceLevelName, figures: Figures): ServiceLevel {
  const declared: ServiceLevelDeclaration = SERVICE_LEVELS[name];
  const { all, broken } = declared.measure(figures);
  // Something can be doubled before anything is known to have been reached.
  const percent = all === 0 ? null : Math.floor((100 * Math.max(0, all - broken)) / all);
  if (all === 0 && broken === 0) return { name, all, broken, percent, state: 'nothing' };
  return { name, all, broken, percent, state: (percent ?? 0) >= declared.target ? 'kept' : 'broken' };
}
