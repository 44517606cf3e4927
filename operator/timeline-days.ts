/** A rehearsed month by days of the agency's zone: what is sent and what takes place on each. */
import { Temporal } from 'temporal-polyfill';
import type { Rehearsal, RehearsedMailing } from './rehearsal.ts';
import { type LocalMoment, localMoment } from './rehearsal-times.ts';

/** Something on a day, at a moment of the agency's clock. */
export interface Timed {
  readonly at: LocalMoment;
  readonly mailing: RehearsedMailing;
}

/** A mailing with its place in the order of the month, counted from 1. */
export interface TimedMailing extends Timed {
  readonly number: number;
}

/** A day on which something is sent or takes place. */
export interface TimelineDay {
  readonly date: Temporal.PlainDate;
  /** Days without anything since the day before it in the timeline. */
  readonly quietDays: number;
  readonly mailings: readonly TimedMailing[];
  /** Each event once, by one of its mailings. */
  readonly events: readonly Timed[];
}

/** The days from the first to the last, quiet ones left out; within a day in order of time. */
export function timelineDays({ mailings, agency: { timeZone } }: Rehearsal): TimelineDay[] {
  const sent = mailings.map((mailing, index) => ({
    at: localMoment(mailing.dueAt, timeZone),
    mailing,
    number: index + 1,
  }));
  const onEvents = mailings.flatMap((mailing) =>
    mailing.startsAt === null ? [] : [{ ...mailing, startsAt: mailing.startsAt }],
  );
  const events = [
    ...new Map(onEvents.map((mailing) => [`${mailing.event} ${mailing.startsAt}`, mailing])).values(),
  ]
    .map((mailing) => ({ at: localMoment(mailing.startsAt, timeZone), mailing }))
    .toSorted((one, other) => Temporal.ZonedDateTime.compare(one.at, other.at));
  const sentOn = Map.groupBy(sent, dateOf);
  const eventsOn = Map.groupBy(events, dateOf);
  const dates = [...new Set([...sentOn.keys(), ...eventsOn.keys()])].toSorted();
  return dates.map((date, index) => ({
    date: Temporal.PlainDate.from(date),
    quietDays: quietDays(dates[index - 1], date),
    mailings: sentOn.get(date) ?? [],
    events: eventsOn.get(date) ?? [],
  }));
}

const dateOf = ({ at }: Pick<Timed, 'at'>): string => at.toPlainDate().toString();

const quietDays = (before: string | undefined, date: string): number =>
  before === undefined ? 0 : Temporal.PlainDate.from(before).until(date).total('days') - 1;
