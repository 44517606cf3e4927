/** What a digest says, part by part, before it becomes HTML or plain text. */

import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { dayName, shortDayName } from '../languages/when.ts';
import { type EventGroup, eventGroups, listedEvents } from './event-list.ts';
import { fitting } from './event-list-html.ts';
import { type EventMailing, eventMailingParts, ON_SEVERAL } from './event-mailing.ts';
import { pageAddress } from './page-address.ts';
import { singleLine } from './plain-text.ts';
import type { DigestInput } from './render-digest.ts';

export interface DigestContent extends EventMailing {
  readonly kicker: string;
  readonly title: string;
  readonly groups: readonly EventGroup[];
  /** A sentence for what there was no room for. */
  readonly more: string | null;
  /** The page of the calendar in which the first of its events stands. */
  readonly page: string;
}

export function digestContent(input: DigestInput, words: Catalogue): DigestContent {
  const { beginning, goingOn, rhythm, day } = input;
  const { digest, programme } = words;
  const besides = { heading: digest.goingOn, events: listedEvents({ ...input, events: goingOn, words }) };
  const { groups, left } = fitting([
    ...eventGroups({ ...input, events: beginning, words }),
    ...(goingOn.length > 0 ? [besides] : []),
  ]);
  return {
    ...eventMailingParts({ ...input, words, event: ON_SEVERAL }),
    subject: singleLine(subjectOf(input, words)),
    preheader: singleLine(
      fill(digest.preheader[rhythm], { agency: input.agency.shortName, day: dayName(day, words) }),
    ),
    kicker: digest.kicker[rhythm],
    title: fill(digest.title[rhythm], { day: dayName(day, words) }),
    groups,
    more: moreOf(left, programme.more),
    page: pageAddress(calendarOf([...beginning, ...goingOn]), { ...input, words }),
  };
}

function moreOf(
  left: number,
  { one, other }: { readonly one: string; readonly other: string },
): string | null {
  if (left === 0) return null;
  return left === 1 ? one : fill(other, { count: String(left) });
}

/** Discreet: agency and day alone. Open: what is on. */
function subjectOf({ beginning, rhythm, day, style, agency }: DigestInput, words: Catalogue): string {
  const { discreet, open } = words.digest.subject;
  if (style === 'discreet')
    return fill(discreet[rhythm], { agency: agency.shortName, day: shortDayName(day, words) });
  return fill(open[rhythm], { titles: titlesOf(beginning, { agency, words }) });
}

function titlesOf(
  [first, ...others]: readonly Event[],
  { agency, words }: Pick<DigestInput, 'agency'> & { readonly words: Catalogue },
): string {
  const title = first ? eventIn(first, words.tag, agency).event.summary : '';
  const { one, other } = words.digest.titles;
  return fill(others.length === 0 ? one : other, { title, count: String(others.length) });
}

const calendarOf = ([first]: readonly Event[]): string => (first ? `/${first.year}` : '/');
