/** All VEVENTs of a file that belong to series: those that repeat, and those that take the place of some of their dates. */
import type { FoundEvent } from './calendar-year.ts';
import type { Component } from './component-tree.ts';
import { dateNames, dayName } from './date-names.ts';
import { eventId } from './event.ts';
import { MOST_DATES_TOGETHER } from './event-limits.ts';
import { shorten } from './plain-text.ts';
import { first } from './property.ts';
import { type EventFacts, eventAt, readFacts, type UndatedEvent } from './read-event.ts';
import { isFirstAt, ownWall, type Replacement, readReplacement } from './replaced-date.ts';
import { eventsOf, type SeriesReading } from './series.ts';
import { clockAlone, clockOf } from './series-clock.ts';

/** What the series of a file are made of. */
export interface FoundSeries {
  readonly found: readonly FoundEvent<UndatedEvent>[];
  /** Each that repeats, as its own VEVENT says it: by UID. */
  readonly masters: ReadonlyMap<string, UndatedEvent>;
}

const REPEATS = new Set(['RRULE', 'RDATE', 'EXRULE']);
const REPLACES = 'RECURRENCE-ID';

/** Whether a VEVENT belongs to a series: then it is read after all others, for what it means depends on them. */
export const isOfSeries = ({ lines }: Component): boolean =>
  lines.some(({ name }) => REPEATS.has(name) || name === REPLACES);

/** The events of every series, in no order; `reading.lineOf` knows all events of the file that belong to none. */
export function readSeries(components: readonly Component[], reading: SeriesReading): FoundSeries {
  const isReplacement = ({ lines }: Component) => lines.some(({ name }) => name === REPLACES);
  const masters = new Map<string, EventFacts>();
  for (const component of components.filter((each) => !isReplacement(each))) {
    const facts = readFacts(component, reading);
    if (facts) masters.set(facts.uid.uid, facts);
  }
  const replacements = components.filter(isReplacement).flatMap((component) => {
    const read = readOne(component, masters, reading);
    return read ? [read] : [];
  });
  const byUid = Map.groupBy(replacements, ({ facts }) => facts.uid.uid);
  const ofSeries = eventsOfAll(masters, byUid, reading);
  const alone = [...byUid]
    .filter(([uid]) => !masters.has(uid))
    .flatMap(([, group]) => eventsAlone(group, reading));
  const asWritten = [...masters].map(
    ([uid, facts]) => [uid, eventAt(facts, facts.times, { ...reading, recurrenceId: null })] as const,
  );
  return { found: [...ofSeries, ...alone], masters: new Map(asWritten) };
}

/** None, with an error, where they are too many together: the series after that one are not looked at. */
function eventsOfAll(
  masters: ReadonlyMap<string, EventFacts>,
  replacements: ReadonlyMap<string, readonly Replacement[]>,
  reading: SeriesReading,
): readonly FoundEvent<UndatedEvent>[] {
  const found: FoundEvent<UndatedEvent>[] = [];
  for (const [uid, master] of masters) {
    for (const event of eventsOf({ master, replacements: replacements.get(uid) ?? [] }, reading))
      found.push(event);
    if (found.length <= MOST_DATES_TOGETHER) continue;
    reading.log.error(
      master.line,
      `with this one, the series of this file have more than ${MOST_DATES_TOGETHER.toLocaleString('en-US')} dates together, and no more are read: end some with UNTIL or COUNT`,
    );
    return [];
  }
  return found;
}

function readOne(
  component: Component,
  masters: ReadonlyMap<string, EventFacts>,
  reading: SeriesReading,
): Replacement | null {
  const facts = readFacts(component, reading, masters);
  if (!facts) return null;
  const master = masters.get(facts.uid.uid);
  const read = readReplacement(facts, master ? clockOf(master.times) : clockAlone(facts.times), reading);
  if (!read) return null;
  const rule = first(facts.properties, 'RRULE') ?? first(facts.properties, 'RDATE');
  if (rule)
    reading.log.warning(
      rule.line,
      `${rule.name} beside RECURRENCE-ID is passed over: write it into the VEVENT that has no RECURRENCE-ID, or use RANGE=THISANDFUTURE`,
    );
  return read;
}

/** Their series is not in the file: each is an event by itself, known by the date it would have there. */
function eventsAlone(all: readonly Replacement[], reading: SeriesReading): FoundEvent<UndatedEvent>[] {
  const seen = { lineOf: new Map<string, number>(), log: reading.log };
  // Without its series, a date and "this and all that follow" are the same event.
  const group = all.filter((each) => isFirstAt(ownWall(each.date).toString(), each, seen));
  const [any] = group;
  if (!any) return [];
  const clock = { ...clockAlone(any.facts.times), allDay: false };
  const nameOf = dateNames(
    group.map(({ date }) => ownWall(date)),
    clock,
  );
  return group.map((replacement) => {
    const { facts, date } = replacement;
    warnOfAlone(replacement, reading);
    const wall = ownWall(date);
    const recurrenceId = date.moment.type === 'date' ? dayName(wall) : nameOf(wall);
    return { line: facts.line, event: eventAt(facts, facts.times, { ...reading, recurrenceId }) };
  });
}

function warnOfAlone({ facts, line, written, andFuture }: Replacement, { lineOf, log }: SeriesReading): void {
  const { uid } = facts.uid;
  const plain = lineOf.get(eventId(uid, null));
  if (plain !== undefined)
    log.warning(
      line,
      `${written}, but ${shorten(uid)} (line ${plain}) does not repeat: this is read as an event beside it, so remove one of the two, or give that an RRULE`,
    );
  else if (andFuture)
    log.warning(
      line,
      `${written} is of a series that is not in this file: read as this one event, without those that follow; add the series, or one VEVENT for each date`,
    );
}
