/**
 * What is counted of how well the service does what it promises: sums over days, in which nobody is named. A day is one of UTC, by
 * which all functions count alike.
 */
import { PROMISES } from '../contract/promises.ts';
import type { Handover } from './confirmation.ts';

/** The sums of some days. */
export interface Figures {
  /** Letters with a link to confirm, by how soon after asking SES took them. */
  readonly confirmations: Readonly<Record<Handover, number>>;
  /** Mailings that were due, by how soon they began. */
  readonly beginnings: Readonly<Record<BegunIn, number>>;
  /** Copies that went to SES by a reading which was too old. */
  readonly stale: number;
  /** People of finished mailings: those who got their copy, and those who should have. */
  readonly people: { readonly reached: number; readonly lost: number };
  /** Copies beyond the first of one mailing for one person. */
  readonly doubled: number;
}

/** `missed`: it was found when it was too late to send it. */
export type BegunIn = 'inTime' | 'late' | 'missed';

type Some<Name extends string> = { readonly [Each in Name]?: number | undefined };

/** What one item of the table counts, by the day for which it does. */
export type Counted = { readonly day: string } & (
  | { readonly of: 'confirmations'; readonly counts: Some<Handover> }
  | { readonly of: 'stale'; readonly copies: number }
  /** One mailing; null where it never began. */
  | { readonly of: 'beginning'; readonly seconds: number | null }
  | { readonly of: 'people'; readonly counts: Figures['people'] }
  | { readonly of: 'doubled'; readonly copies: number }
);

/** The day of an instant, such as `2026-01-11`. */
export const dayOf = (instant: Date | string): string => new Date(instant).toISOString().slice(0, 10);

const DAY_MS = 24 * 60 * 60_000;
/** Whole days of which figures tell, beside the one that is on. */
const DAYS = 7;

/** The stretch of which figures tell: seven whole days, and the day that is on. */
export interface Stretch {
  readonly from: Date;
  /** When the day that is on began. */
  readonly today: Date;
  readonly now: Date;
}

export function stretchAt(now: Date): Stretch {
  const today = new Date(`${dayOf(now)}T00:00:00.000Z`);
  return { from: new Date(today.getTime() - DAYS * DAY_MS), today, now };
}

const sumOf = <Name extends string>(
  names: readonly Name[],
  all: readonly Some<Name>[],
): Record<Name, number> =>
  Object.fromEntries(
    names.map((name) => [name, all.reduce((sum, counts) => sum + (counts[name] ?? 0), 0)]),
  ) as Record<Name, number>;

/** Adds up what was counted. */
export function figuresOf(all: readonly Counted[]): Figures {
  const counts = <Of extends Counted['of']>(of: Of) =>
    all.filter((one): one is Extract<Counted, { of: Of }> => one.of === of);
  const beginnings = counts('beginning').map(({ seconds }): Some<BegunIn> => ({ [begunIn(seconds)]: 1 }));
  return {
    confirmations: sumOf(
      ['within10', 'within60', 'later', 'never'],
      counts('confirmations').map((one) => one.counts),
    ),
    beginnings: sumOf(['inTime', 'late', 'missed'], beginnings),
    stale: copiesOf(counts('stale')),
    people: sumOf(
      ['reached', 'lost'],
      counts('people').map((one) => one.counts),
    ),
    doubled: copiesOf(counts('doubled')),
  };
}

const copiesOf = (all: readonly { readonly copies: number }[]): number =>
  all.reduce((sum, { copies }) => sum + copies, 0);

const begunIn = (seconds: number | null): BegunIn => {
  if (seconds === null) return 'missed';
  return seconds <= PROMISES.reminderSeconds ? 'inTime' : 'late';
};

/**
 * The figures for everybody. Of confirmations only whole days: whoever looked again and again would else see by them when somebody
 * signs up.
 */
export const publicFigures = (all: readonly Counted[], { today }: Stretch): Figures =>
  figuresOf(all.filter(({ of, day }) => of !== 'confirmations' || day < dayOf(today)));
