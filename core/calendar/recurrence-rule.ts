/** Reads the RRULE of a series: by its own clock, and only what makes sense (RFC 5545 section 3.3.10, RFC 7529). */

import type { Temporal } from 'temporal-polyfill';
import { compactTime } from './compact-time.ts';
import { dayName } from './date-names.ts';
import { MOST_TIMES_A_DAY } from './event-limits.ts';
import type { MomentReading } from './moment.ts';
import { shorten } from './plain-text.ts';
import type { Property } from './property.ts';
import { type RuleParts, readRuleParts } from './rule-parts.ts';
import { instantAt, readSeriesDate, type SeriesClock } from './series-clock.ts';

/** A rule that can be followed. */
export interface RecurrenceRule extends Omit<RuleParts, 'until'> {
  readonly line: number;
  /** By the series' clock; the last date may be just then. */
  readonly until?: Temporal.PlainDateTime;
}

/** What is needed to read a rule. */
export interface RuleReading extends Omit<MomentReading, 'homeZone'> {
  readonly clock: SeriesClock;
  /** How messages name the event. */
  readonly called: string;
}

/** The rule that a property writes; null, with an error for each fault, when it can't be followed. */
export function readRule(property: Property, reading: RuleReading): RecurrenceRule | null {
  const { log, clock } = reading;
  const { parts, faults } = readRuleParts(property.values.join(','));
  const all = [...faults, ...faultsTogether(parts)];
  for (const fault of all) log.error(property.line, `RRULE ${fault}`);
  const { freq, until: written, ...rest } = parts;
  if (all.length > 0 || freq === undefined) return null;
  const until = written === undefined ? undefined : readUntil(written, property, reading);
  if (until === null) return null;
  const rule = { ...rest, freq, line: property.line, ...(until && { until }) };
  return clock.allDay ? withoutTimes(rule, reading) : rule;
}

const TIMES = ['byHour', 'byMinute', 'bySecond'] as const;

/** Of a series of whole days these parts are to be ignored, as RFC 5545 has it. */
function withoutTimes(rule: RecurrenceRule, { log, called }: RuleReading): RecurrenceRule {
  if (TIMES.every((part) => rule[part] === undefined)) return rule;
  log.warning(
    rule.line,
    `RRULE gives times of day, but ${called} is of whole days, and they are passed over: leave BYHOUR, BYMINUTE and BYSECOND out, or give DTSTART a time`,
  );
  const { byHour: _, byMinute: __, bySecond: ___, ...days } = rule;
  return days;
}

/** What is wrong with parts that are right by themselves. */
function faultsTogether(parts: Partial<RuleParts>): string[] {
  const { freq, byDay = [], byHour = [], byMinute = [], bySecond = [] } = parts;
  const others = ['byDay', 'byMonth', 'byMonthDay', 'byYearDay', 'byWeekNo', ...TIMES] as const;
  const hasOrdinal = byDay.some((day) => day.length > 2);
  const times = [byHour, byMinute, bySecond].reduce((product, list) => product * Math.max(1, list.length), 1);
  const faults: [boolean, string][] = [
    [parts.count !== undefined && parts.until !== undefined, 'has COUNT and UNTIL: keep one of them'],
    [
      hasOrdinal && (freq === 'DAILY' || freq === 'WEEKLY'),
      `counts weekdays (${shorten(byDay.join())}) in a ${freq} rule: write FREQ=MONTHLY, or the days without numbers`,
    ],
    [
      hasOrdinal && parts.byWeekNo !== undefined,
      'counts weekdays (such as 2TU) in numbered weeks: write the days without numbers, or leave BYWEEKNO out',
    ],
    [
      parts.byMonthDay !== undefined && freq === 'WEEKLY',
      'has BYMONTHDAY in a WEEKLY rule: write FREQ=MONTHLY, or BYDAY in its place',
    ],
    [
      parts.byYearDay !== undefined && freq !== undefined && freq !== 'YEARLY',
      `has BYYEARDAY in a ${freq} rule: write FREQ=YEARLY`,
    ],
    [
      parts.byWeekNo !== undefined && freq !== undefined && freq !== 'YEARLY',
      `has BYWEEKNO in a ${freq} rule: write FREQ=YEARLY`,
    ],
    [
      parts.bySetPos !== undefined && others.every((part) => parts[part] === undefined),
      'has BYSETPOS, but nothing to choose from: add BYDAY, BYMONTHDAY or the like',
    ],
    [parts.skip !== undefined && parts.rscale === undefined, 'has SKIP without RSCALE: add RSCALE=GREGORIAN'],
    [
      times > MOST_TIMES_A_DAY,
      `gives ${times.toLocaleString('en-US')} times a day: at most ${MOST_TIMES_A_DAY} are read, so shorten BYHOUR, BYMINUTE or BYSECOND`,
    ],
  ];
  return faults.filter(([is]) => is).map(([, fault]) => fault);
}

/** The last moment of a rule, by the series' clock; a day that is named for times ends with its last second. */
function readUntil(written: string, { line }: Property, reading: RuleReading): Temporal.PlainDateTime | null {
  const { clock, log } = reading;
  const property = { name: 'UNTIL', line, parameters: {}, type: 'date-time', values: [written] };
  const date = readSeriesDate(property, clock, reading);
  if (!date) return null;
  const { wall, moment } = date;
  const isUtc = written.endsWith('Z');
  if (clock.allDay) {
    if (moment.type !== 'date') warn(`UNTIL=${dayName(wall)}`, `the day ${wall.toPlainDate()}`);
    return wall;
  }
  const last = moment.type === 'date' ? wall.with({ hour: 23, minute: 59, second: 59 }) : wall;
  if (!isUtc)
    warn(
      `UNTIL=${compactTime(instantAt(last, clock))}`,
      `${last.toString().replace('T', ' ')} where the event takes place`,
    );
  return last;

  function warn(better: string, readAs: string) {
    const why = clock.allDay ? 'has a time, but the event is of whole days' : 'is not in UTC';
    log.warning(line, `RRULE: UNTIL=${written} ${why}, and is read as ${readAs}: write ${better}`);
  }
}
