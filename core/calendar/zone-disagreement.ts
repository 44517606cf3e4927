/** Where the rules that a file gives for a zone are not those of our zone data. */
import { clocksOf } from './agreeing-zone.ts';
import type { FoundEvent } from './calendar-year.ts';
import type { Event } from './event.ts';
import type { FileZones } from './file-zones.ts';
import { type Clocks, clocksBy, offsetAt, type ZoneDefinition } from './own-zone-definition.ts';
import { shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { runtimeZoneData } from './zone-data.ts';
import { SECOND, type Stretch } from './zone-rule.ts';

type TimedEvent = Pick<Event, 'summary' | 'recurrenceId' | 'startsAt' | 'endsAt' | 'timeZone' | 'written'>;

/**
 * One warning for each zone that the file defines otherwise than our zone data does, where that moves an event: the first of
 * them is named. What our zone data says is what counts; a definition that can't be followed is passed over.
 */
export function warnOfOtherRules(
  found: readonly FoundEvent<TimedEvent>[],
  { defined, stretch }: FileZones,
  log: ProblemLog,
): void {
  for (const [timeZone, definition] of defined) {
    const theirs = clocksBy(definition, stretch);
    const ours = clocksOf(timeZone, stretch);
    if (!theirs || JSON.stringify(theirs) === JSON.stringify(ours)) continue;
    const difference = firstDifference(found, { timeZone, theirs, ours, stretch });
    if (difference) log.warning(definition.line, disagreement(definition, timeZone, difference));
  }
}

/** The first event whose time is another by the file's rules, and the offsets by both. */
interface Difference {
  readonly event: TimedEvent;
  readonly line: number;
  readonly instant: number;
  readonly theirs: number;
  readonly ours: number;
}

function firstDifference(
  found: readonly FoundEvent<TimedEvent>[],
  rules: { timeZone: string; theirs: Clocks; ours: Clocks; stretch: Stretch },
): Difference | null {
  for (const { event, line } of found) {
    if (event.timeZone !== rules.timeZone || !event.written?.start.includes('[')) continue;
    const difference = differenceAt(event.startsAt, rules) ?? differenceAt(event.endsAt, rules);
    if (difference) return { event, line, ...difference };
  }
  return null;
}

function differenceAt(
  when: string,
  { theirs, ours, stretch }: { theirs: Clocks; ours: Clocks; stretch: Stretch },
): Pick<Difference, 'instant' | 'theirs' | 'ours'> | null {
  const instant = Date.parse(when);
  if (instant < stretch.from || instant > stretch.to) return null;
  const both = { theirs: offsetAt(theirs, instant), ours: offsetAt(ours, instant) };
  return both.theirs === both.ours ? null : { instant, ...both };
}

function disagreement({ tzid }: ZoneDefinition, timeZone: string, difference: Difference): string {
  const { event, line, instant, theirs, ours } = difference;
  const ofDate = event.recurrenceId === null ? '' : 'that date as an event of its own, with ';
  const property = Date.parse(event.startsAt) === instant ? 'DTSTART' : 'DTEND';
  const called = tzid === timeZone ? timeZone : `${shorten(tzid)} (${timeZone})`;
  const meant = new Date(instant + (ours - theirs) * SECOND).toISOString().replace(/[-:]|\.\d+/g, '');
  return (
    `"${shorten(event.summary)}" (line ${line}) has its ${property} at UTC${offset(ours)} by our zone data (${runtimeZoneData()}), ` +
    `which count, but at UTC${offset(theirs)} by this definition of ${called}: ` +
    `if the definition is right, write ${ofDate}${property}:${meant}, else remove it`
  );
}

/** `-08:00`. */
function offset(seconds: number): string {
  const clock = new Date(Math.abs(seconds) * SECOND)
    .toISOString()
    .slice('1970-01-01T'.length, '1970-01-01T00:00'.length);
  return `${seconds < 0 ? '-' : '+'}${clock}`;
}
