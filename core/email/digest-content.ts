/** What a digest says, part by part, before it becomes HTML or plain text. */

import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { dayName, shortDayName } from '../languages/when.ts';
import { eventGroups, listedEvents } from './event-list.ts';
import { counted, type EventListMailing, listParts } from './event-list-mailing.ts';
import { eventMailingParts, onSeveral } from './event-mailing.ts';
import { pageAddress } from './page-address.ts';
import { singleLine } from './plain-text.ts';
import { withoutPrivateJoinLink } from './private-join-link.ts';
import type { DigestInput } from './render-digest.ts';
import { isOwnTitle } from './subject-style.ts';

export function digestContent(input: DigestInput, words: Catalogue): EventListMailing {
  const { rhythm, day, agency } = input;
  const { digest } = words;
  const beginning = input.beginning.map(withoutPrivateJoinLink);
  const goingOn = input.goingOn.map(withoutPrivateJoinLink);
  const besides = { heading: digest.goingOn, events: listedEvents({ ...input, events: goingOn, words }) };
  const all = [
    ...eventGroups({ ...input, events: beginning, words }),
    ...(goingOn.length > 0 ? [besides] : []),
  ];
  return {
    ...eventMailingParts({ ...input, words, event: onSeveral([...beginning, ...goingOn]) }),
    ...listParts(all, 0, words),
    subject: singleLine(subjectOf({ ...input, beginning }, words)),
    preheader: singleLine(
      fill(digest.preheader[rhythm], { agency: agency.shortName, day: dayName(day, words) }),
    ),
    kicker: digest.kicker[rhythm],
    title: fill(digest.title[rhythm], { day: dayName(day, words) }),
    intro: digest.intro,
    page: pageAddress(calendarOf([...beginning, ...goingOn]), { ...input, words }),
  };
}

/** Discreet: agency and day alone. Open: what is on, by titles of the agency's own. */
function subjectOf({ beginning, rhythm, day, style, agency }: DigestInput, words: Catalogue): string {
  const { discreet, open } = words.digest.subject;
  if (style === 'discreet')
    return fill(discreet[rhythm], { agency: agency.shortName, day: shortDayName(day, words) });
  return fill(open[rhythm], { titles: titlesOf(beginning, { agency, words }) });
}

/** The first of the agency's own titles, and how many events there are besides. */
function titlesOf(
  events: readonly Event[],
  { agency, words }: Pick<DigestInput, 'agency'> & { readonly words: Catalogue },
): string {
  const { one, other, others } = words.digest.titles;
  const first = events.find(isOwnTitle);
  if (!first) return counted(events.length, others);
  const title = eventIn(first, words.tag, agency).event.summary;
  const besides = events.length - 1;
  return fill(besides === 0 ? one : other, { title, count: String(besides) });
}

/** Where the first of its events stands. */
const calendarOf = ([first]: readonly Event[]): string => (first ? `/${first.year}` : '/');
