/**
 * A file's own definition of a zone (VTIMEZONE, RFC 5545 section 3.6.5), followed by hand and with limits: ical.js never ends
 * with some rules. What Outlook, Google, Apple and Thunderbird write is understood; every other rule is called one that can't be followed.
 */

import { readWall, ruleOnsets, SECOND, type Stretch } from './zone-rule.ts';

/** One STANDARD or DAYLIGHT: when the clocks are changed, and to which offset. Each value as written, upper case. */
export interface Observance {
  start: string | null;
  offsetFrom: string | null;
  offsetTo: string | null;
  readonly rules: string[];
  /** RDATE, each as written: one or several dates. */
  readonly dates: string[];
}

/** A VTIMEZONE. */
export interface ZoneDefinition {
  /** As the parameters of times have it. */
  readonly tzid: string;
  /** Where it begins in the file. */
  readonly line: number;
  readonly observances: readonly Observance[];
}

/** How the clocks of a zone stand during a stretch of time: offsets in seconds east of UTC. */
export interface Clocks {
  /** When it begins. */
  readonly offset: number;
  /** In order; each is another offset than the one before. */
  readonly changes: readonly { readonly at: number; readonly offset: number }[];
}

/** A change of clocks, and the offsets before and after it. */
interface Onset {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** No zone that is in use needs more. */
const MOST_OBSERVANCES = 500;
const MOST_DATES = 1000;

/** What the clocks show by this definition; null where it can't be followed. */
export function clocksBy({ observances }: ZoneDefinition, stretch: Stretch): Clocks | null {
  if (observances.length === 0 || observances.length > MOST_OBSERVANCES) return null;
  const onsets: Onset[] = [];
  for (const observance of observances) {
    const own = onsetsOf(observance, stretch);
    if (!own) return null;
    onsets.push(...own);
  }
  onsets.sort((one, other) => one.at - other.at);
  const standing = onsets.findLast(({ at }) => at <= stretch.from);
  const offset = standing?.after ?? onsets[0]?.before ?? 0;
  return { offset, changes: changesAfter(offset, onsets, stretch) };
}

/** The offset at an instant, in seconds. */
export const offsetAt = ({ offset, changes }: Clocks, instant: number): number =>
  changes.findLast(({ at }) => at <= instant)?.offset ?? offset;

function changesAfter(offset: number, onsets: readonly Onset[], { from, to }: Stretch): Clocks['changes'] {
  let standing = offset;
  const changes: { at: number; offset: number }[] = [];
  for (const { at, after } of onsets) {
    if (at <= from || at > to || after === standing) continue;
    changes.push({ at, offset: after });
    standing = after;
  }
  return changes;
}

/** Those in the stretch and the last ones before it; null where they can't be told. */
function onsetsOf(
  { start, offsetFrom, offsetTo, rules, dates }: Observance,
  stretch: Stretch,
): Onset[] | null {
  const first = start === null ? null : readWall(start);
  const before = readOffset(offsetFrom ?? '');
  const after = readOffset(offsetTo ?? '');
  if (first === null || before === null || after === null || rules.length > 1) return null;
  const walls = [first, ...(ruleOnsets(rules[0], { first, before, stretch }) ?? [Number.NaN])];
  const instants = walls.map((wall) => wall - before * SECOND);
  const listed = dates.flatMap((list) => list.split(','));
  if (listed.length > MOST_DATES) return null;
  for (const date of listed) {
    const wall = readWall(date.replace(/Z$/, ''));
    instants.push(wall === null ? Number.NaN : wall - (date.endsWith('Z') ? 0 : before * SECOND));
  }
  return instants.some(Number.isNaN) ? null : instants.map((at) => ({ at, before, after }));
}

/** `-0800`, `+053000`: seconds east of UTC. */
function readOffset(written: string): number | null {
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d):?([0-5]\d)([0-5]\d)?$/.exec(written) ?? [];
  if (sign === undefined || Number(hours) > 23) return null;
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? 0 - offset : offset;
}
