/** How much mail the season ahead takes, against what SES lets an account send. */
import type { EventsData } from '../../core/calendar/read-events-data.ts';
import type { Newsletter } from '../../core/newsletters/newsletter.ts';
import { contentsOf } from '../../core/publications/publication.ts';
import { type Audience, isList } from '../../core/subscribers/audience.ts';
import { mailingsOf } from '../cost/season.ts';
import { secondsFor } from '../cost/sending.ts';

const DAY_MS = 86_400_000;

/** How many people hear of something: each once, whichever of its lists they are on. */
export interface Reach {
  readonly people: number;
  /** Whether it may be fewer: lists were added up, and whoever is on several was counted on each. */
  readonly isAtMost: boolean;
}

/** A mailing that is ahead. */
export interface AheadMailing extends Reach {
  readonly id: string;
  readonly dueAt: string;
  /** Seconds in which it has to be out. */
  readonly secondsOfUse: number;
}

export interface SeasonNeed {
  readonly mailings: readonly AheadMailing[];
  /** The 24 hours in which most is sent. */
  readonly busiest: {
    readonly from: string;
    readonly messages: number;
    readonly mailings: number;
    readonly isAtMost: boolean;
  };
  readonly largest: AheadMailing;
  /** The lowest whole number of messages a second by which every mailing is out while it is of use. */
  readonly rate: number;
}

/** How many are on any of these lists, of which there is one at least. */
export type ReachOf = (lists: readonly Audience[]) => Reach;

/** That many are expected: how they will spread over the lists nobody knows, so each mailing is taken to reach them all, once. */
export const expecting =
  (people: number): ReachOf =>
  () => ({ people, isAtMost: false });

/** As many as stand on each list. */
export const standingOn =
  (byList: ReadonlyMap<string, number>): ReachOf =>
  (lists) => {
    const counts = lists.map((list) => byList.get(list) ?? 0);
    const people = counts.reduce((sum, count) => sum + count, 0);
    return { people, isAtMost: people > Math.max(...counts) };
  };

/**
 * Of every mailing that is due from `now` on; null when there is none. As if everybody wanted single reminders: digests in their stead are
 * fewer mails. What is told of changes, and letters, come on top.
 */
export function needOf(
  { agency, calendars, publications }: EventsData,
  reachOf: ReachOf,
  now: Date,
): SeasonNeed | null {
  const isAhead = (instant: string) => Date.parse(instant) >= now.getTime();
  const newsletters = contentsOf(publications, 'newsletter')
    .filter(isSent)
    .filter(({ sendAt }) => isAhead(sendAt));
  // A month that is over has nothing to send, and is long to render.
  const ahead = calendars.filter(({ events }) => events.some(({ endsAt }) => isAhead(endsAt)));
  const mailings = mailingsOf({ agency, calendars: ahead, newsletters })
    .map(({ mailing }) => mailing)
    .filter(({ dueAt }) => isAhead(dueAt))
    .map(({ id, dueAt, useUntil, audiences }) => ({
      ...{ id, dueAt, ...reachOf(audiences.filter(isList)) },
      secondsOfUse: (Date.parse(useUntil) - Date.parse(dueAt)) / 1000,
    }))
    .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
  const [first, ...others] = mailings;
  if (!first) return null;
  return {
    mailings,
    busiest: busiestOf(mailings),
    largest: others.reduce((most, one) => (one.people > most.people ? one : most), first),
    rate: Math.max(...mailings.map(rateFor)),
  };
}

const isSent = (issue: Newsletter): issue is Newsletter & { readonly sendAt: string } =>
  issue.sendAt !== null;

/** The fullest stretch of 24 hours begins with some mailing. */
function busiestOf(mailings: readonly AheadMailing[]): SeasonNeed['busiest'] {
  const days = mailings.map(({ dueAt: from }) => {
    const begins = Date.parse(from);
    const within = mailings.filter(({ dueAt }) => {
      const due = Date.parse(dueAt);
      return due >= begins && due < begins + DAY_MS;
    });
    return {
      ...{ from, mailings: within.length },
      messages: within.reduce((sum, { people }) => sum + people, 0),
      isAtMost: within.some(({ isAtMost }) => isAtMost),
    };
  });
  return days.reduce((most, day) => (day.messages > most.messages ? day : most));
}

function rateFor({ people, secondsOfUse }: AheadMailing): number {
  const seconds = Math.max(1, secondsOfUse);
  let rate = Math.max(1, Math.ceil(people / seconds));
  // A little of the rate is left unused, so it takes some more.
  while (secondsFor(people, rate) > seconds) rate += 1;
  return rate;
}
