/** Events one below the other, by day, as a mail lists them; HTML and plain text say the same. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { dayName, dayOf, firstDay, hoursOf, lastDay } from '../languages/when.ts';
import { eventPath } from '../pages/addresses.ts';
import { beginningOf, goesOn } from '../pages/beginning-of.ts';
import { discreetMark } from '../submissions/community-mark.ts';
import { placeOf } from './event-facts.ts';
import { pageAddress } from './page-address.ts';
import { singleLine } from './plain-text.ts';

/** One event of a list. */
export interface ListedEvent {
  readonly title: string;
  /** The language of the title, where it is not that of the mail. */
  readonly language: string | null;
  /** Kind, hours and place, and that it is not the agency's, in one line. */
  readonly facts: string;
  /** Its page on our site. */
  readonly address: string;
}

/** What takes place on one day, or goes on for longer. */
export interface EventGroup {
  readonly heading: string;
  readonly events: readonly ListedEvent[];
}

export interface ListInput {
  readonly events: readonly Event[];
  readonly agency: Agency;
  readonly words: Catalogue;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
}

/** Whether an event goes on beside all others, rather than takes place on a day. */
export const goesOnForLong = (event: Event): boolean =>
  (event.kind === 'EXHIBIT' || event.kind === 'ON-DEMAND') && firstDay(event) !== lastDay(event);

/** The days in their order, and then what goes on for longer. */
export function eventGroups(input: ListInput): EventGroup[] {
  const { events, words } = input;
  const inOrder = events.toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
  const days = Map.groupBy(
    inOrder.filter((event) => !goesOnForLong(event)),
    firstDay,
  );
  const lasting = inOrder.filter(goesOnForLong);
  return [
    ...[...days]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([day, some]) => ({
        heading: dayName(day, words),
        events: some.map((event) => listedEvent(event, input)),
      })),
    ...(lasting.length > 0
      ? [{ heading: words.programme.allMonth, events: lasting.map((event) => listedEvent(event, input)) }]
      : []),
  ];
}

/** Events as they come, without their days. */
export const listedEvents = (input: ListInput): ListedEvent[] =>
  input.events.map((event) => listedEvent(event, input));

/** Signs of a place that are told: the event's page has all of it. */
const LONGEST_PLACE = 120;

/** No link to join: who has a place gets it by a letter, and everyone else finds it on the event's page. */
function listedEvent(event: Event, { agency, words, siteUrl }: ListInput): ListedEvent {
  const { event: told, language } = eventIn(event, words.tag, agency);
  const place = placeOf(told, words);
  return {
    title: singleLine(told.summary),
    language: language === words.tag ? null : language,
    facts: [
      words.kindLabels[event.kind],
      firstDay(event) === lastDay(event) ? null : dayOf(event, words),
      hoursOf(event, words),
      place === null ? null : shortened(singleLine(place)),
      event.status === 'TENTATIVE' ? words.calendar.tentative : null,
      discreetMark(event, agency, words),
    ]
      .filter((fact) => fact !== null)
      .join(' · '),
    address: pageAddress(eventPath(event), { siteUrl, agency, words }),
  };
}

function shortened(place: string): string {
  const beginning = beginningOf(place, LONGEST_PLACE);
  return beginning === null ? place : `${beginning}${goesOn(beginning)}`;
}
