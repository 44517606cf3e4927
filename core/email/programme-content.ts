/** What a programme says, part by part, before it becomes HTML or plain text. */

import type { Event } from '../calendar/event.ts';
import { calendarIn, eventIn } from '../calendar/event-in-language.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { firstDay, monthName, shortWhenOf } from '../languages/when.ts';
import { type EventGroup, eventGroups } from './event-list.ts';
import { fitting } from './event-list-html.ts';
import { type EventMailing, eventMailingParts, ON_SEVERAL } from './event-mailing.ts';
import { pageAddress } from './page-address.ts';
import { singleLine } from './plain-text.ts';
import type { ProgrammeInput } from './render-programme.ts';

export interface ProgrammeContent extends EventMailing {
  readonly kicker: string;
  readonly title: string;
  readonly intro: string;
  readonly groups: readonly EventGroup[];
  /** A sentence for what there was no room for. */
  readonly more: string | null;
  /** The calendar's page. */
  readonly page: string;
}

export function programmeContent(input: ProgrammeInput, words: Catalogue): ProgrammeContent {
  const { year, events, whole } = input;
  const { groups, left } = fitting(eventGroups({ ...input, words }));
  const told = whole ? 'whole' : 'news';
  const leftOut = left + input.more;
  return {
    ...eventMailingParts({ ...input, words, event: ON_SEVERAL }),
    subject: singleLine(subjectOf(input, words)),
    preheader: preheaderOf(input, words),
    kicker: words.programme.kicker[told],
    title: whole ? nameOf(input, words) : newTitle(events.length + input.more, words),
    intro: words.programme.intro[told],
    groups,
    more: leftOut === 0 ? null : counted(leftOut, words.programme.more),
    page: pageAddress(`/${year}`, { ...input, words }),
  };
}

const counted = (count: number, { one, other }: { readonly one: string; readonly other: string }): string =>
  count === 1 ? one : fill(other, { count: String(count) });

const newTitle = (count: number, { programme }: Catalogue): string => counted(count, programme.newTitle);

/** What the calendar calls the month, in the reader's language; else the month itself. */
function nameOf({ head, agency, events }: ProgrammeInput, words: Catalogue): string {
  return head ? calendarIn(head, words.tag, agency).calendar.name : monthOf(events, words);
}

/** "January 2027": the month in which most of the events begin, the earliest of several. */
function monthOf(events: readonly Event[], words: Catalogue): string {
  const months = Map.groupBy(events, (event) => firstDay(event).slice(0, 7));
  const [busiest] = [...months].toSorted(
    ([one, some], [other, others]) => others.length - some.length || (one < other ? -1 : 1),
  );
  return busiest ? monthName(`${busiest[0]}-01`, words) : '';
}

/** Discreet: agency and month alone. Open: what the month is called, or the one event that is new. */
function subjectOf(input: ProgrammeInput, words: Catalogue): string {
  const { events, more, whole, style, agency } = input;
  const { discreet, open } = words.programme.subject;
  const told = whole ? 'whole' : 'news';
  if (style === 'discreet')
    return fill(discreet[told], { agency: agency.shortName, month: monthOf(events, words) });
  const [only, ...others] = events;
  const isOne = only && others.length + more === 0;
  if (!whole && isOne)
    return fill(open.oneNew, {
      title: eventIn(only, words.tag, agency).event.summary,
      when: shortWhenOf(only, words),
    });
  return fill(open[told], { name: nameOf(input, words), count: String(events.length + more) });
}

function preheaderOf({ events, whole, agency }: ProgrammeInput, words: Catalogue): string {
  const sentence = words.programme.preheader[whole ? 'whole' : 'news'];
  return singleLine(fill(sentence, { agency: agency.shortName, month: monthOf(events, words) }));
}
