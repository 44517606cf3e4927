/** The events ahead of an issue, as it lists them. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import { placeOf } from '../email/event-facts.ts';
import { singleLine } from '../email/plain-text.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { shortSpanOf } from '../languages/when.ts';
import { eventPath } from '../pages/addresses.ts';
import { beginningOf, goesOn } from '../pages/beginning-of.ts';
import { discreetMark } from '../submissions/community-mark.ts';

/** One of them. */
export interface UpcomingEvent {
  readonly title: string;
  /** The language (BCP 47) of the title. */
  readonly language: string;
  /** Kind, day and hours, place, and that it is not the agency's. */
  readonly facts: readonly string[];
  /** Its page on our site, without the site's address. */
  readonly path: string;
}

/** An issue lists no more: the calendar has all of them. */
const MOST_LISTED = 10;

/** Days. What is further away is no news yet; and an old issue kept in the archive lists no events of years to come. */
const AHEAD = 183;
const DAY_MS = 86_400_000;

/** Those that begin after `since` and take place, the next first; `since` is the instant at which the issue came out. */
export function eventsAhead(events: readonly Event[], since: string): Event[] {
  const from = Date.parse(since);
  return events
    .filter(({ status, startsAt }) => {
      const starts = Date.parse(startsAt);
      return status !== 'CANCELLED' && starts > from && starts <= from + AHEAD * DAY_MS;
    })
    .toSorted((one, other) =>
      one.startsAt === other.startsAt
        ? order(one.id, other.id)
        : Date.parse(one.startsAt) - Date.parse(other.startsAt),
    )
    .slice(0, MOST_LISTED);
}

/** The years whose calendars may hold events ahead of an issue; a year ends a day earlier or later elsewhere. */
export function yearsAhead(since: string): number[] {
  const yearAfter = (days: number) => new Date(Date.parse(since) + days * DAY_MS).getUTCFullYear();
  const [first, last] = [yearAfter(-1), yearAfter(AHEAD + 1)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const order = (one: string, other: string): number => (one < other ? -1 : 1);

/** Signs of a title and of a place that are told: the event's page has all of it. */
const LONGEST_TITLE = 200;
const LONGEST_PLACE = 120;

/** What is told of an event, in the reader's language; how to join stands on its page, for those who may. */
export function upcomingEvent(
  event: Event,
  { agency, words }: { readonly agency: Agency; readonly words: Catalogue },
): UpcomingEvent {
  const { event: told, language } = eventIn(withoutPrivateJoinLink(event), words.tag, agency);
  const place = placeOf(told, words);
  const mark = discreetMark(event, agency, words);
  return {
    title: shortened(told.summary, LONGEST_TITLE),
    language,
    facts: [
      words.kindLabels[event.kind],
      shortSpanOf(event, words),
      ...(place === null ? [] : [shortened(place, LONGEST_PLACE)]),
      ...(event.status === 'TENTATIVE' ? [words.calendar.tentative] : []),
      ...(mark === null ? [] : [mark]),
    ],
    path: eventPath(event),
  };
}

function shortened(text: string, longest: number): string {
  const line = singleLine(text);
  const beginning = beginningOf(line, longest);
  return beginning === null ? line : `${beginning}${goesOn(beginning)}`;
}
